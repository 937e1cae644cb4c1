import { and, desc, eq, exists, isNotNull, isNull, sql } from 'drizzle-orm'
import { TIMES_NEEDED } from '#lib/domain/generation/usual-time'
import type { UsualTimes } from '#lib/domain/generation/usual-time-schema'
import type { Database } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'

/** So many of the newest clips say what is usual: a provider's pace changes within days. */
const NEWEST = 1_000

/**
 * How long clips took of late, by mode, length and shape, from the provider's acceptance to ready. Reads the newest {@link NEWEST} alone.
 * @param baseUrl of the provider: what another one made, such as the sandbox, says nothing about it
 */
export async function usualTimes(db: Database, baseUrl: string): Promise<UsualTimes> {
  const newest = newestTimes(db, baseUrl).as('newest')
  const part = (of: number) => sql<number>`round(percentile_cont(${of}) within group (order by ${newest.took}))::int`
  const times = await db
    .select({
      mode: newest.mode,
      duration: newest.duration,
      shape: newest.shape,
      from: part(0.25),
      to: part(0.75),
      long: part(0.9),
    })
    .from(newest)
    .groupBy(newest.mode, newest.duration, newest.shape)
    .having(sql`count(*) >= ${TIMES_NEEDED}`)
  return { times }
}

/** How long each of the newest clips took, in ms. @param baseUrl of the provider that made them */
export function newestTimes(db: Database, baseUrl: string) {
  const { mode, duration, shape, stateSince, acceptedAt } = generations
  return db
    .select({
      mode,
      duration,
      shape,
      took: sql<number>`extract(epoch from ${stateSince} - ${acceptedAt}) * 1000`.as('took'),
    })
    .from(generations)
    .where(
      and(
        eq(generations.state, 'ready'),
        // The index that has the newest first knows of no others.
        isNull(generations.deletedAt),
        isNotNull(acceptedAt),
        exists(
          db
            .select({ one: sql`1` })
            .from(attempts)
            .where(
              and(
                eq(attempts.generationId, generations.id),
                eq(attempts.baseUrl, baseUrl),
                isNotNull(attempts.providerTaskId),
              ),
            ),
        ),
      ),
    )
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(NEWEST)
}
