import { and, desc, eq, exists, isNotNull, sql } from 'drizzle-orm'
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
  const { mode, duration, shape, stateSince, acceptedAt } = generations
  const newest = db
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
    .as('newest')
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
