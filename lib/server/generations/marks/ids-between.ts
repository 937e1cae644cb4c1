import { and, asc, desc, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { SELECTION_MAX } from '#lib/domain/marks/marks'
import type { Between } from '#lib/domain/marks/marks-schema'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'

/**
 * Ids of the wall from one generation to another, both included, by keyset: a browser knows only those that it has drawn.
 * @param where what the wall is narrowed to; undefined for all of it
 * @returns the newest {@link SELECTION_MAX} of them, and whether there are more; null when one of the two is not there
 */
export async function idsBetween(db: Database, one: string, other: string, where?: SQL): Promise<Between | null> {
  const ends = await db
    // As text, so that no part of a second is lost on the way.
    .select({ id: generations.id, at: sql<string>`${generations.createdAt}::text` })
    .from(generations)
    .where(and(inArray(generations.id, [one, other]), isNull(generations.deletedAt)))
    .orderBy(asc(generations.createdAt), asc(generations.id))
  const [oldest] = ends
  const newest = ends.at(-1)
  if (!oldest || !newest || ends.length < new Set([one, other]).size) return null
  const rows = await idsFrom(db, oldest, newest, where)
  return { ids: rows.slice(0, SELECTION_MAX).map((row) => row.id), more: rows.length > SELECTION_MAX }
}

type End = { id: string; at: string }

/** One more than may be selected. */
function idsFrom(db: Database, oldest: End, newest: End, where: SQL | undefined) {
  const spot = sql`(${generations.createdAt}, ${generations.id})`
  const end = ({ id, at }: End) => sql`(${at}::timestamptz, ${id}::uuid)`
  return db
    .select({ id: generations.id })
    .from(generations)
    .where(and(where, isNull(generations.deletedAt), sql`${spot} >= ${end(oldest)}`, sql`${spot} <= ${end(newest)}`))
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(SELECTION_MAX + 1)
}
