import { and, count, desc, gt, gte, inArray, isNull, min, sql } from 'drizzle-orm'
import type { WallDays } from '#lib/domain/wall/days-schema'
import { narrows, type WallFilter } from '#lib/domain/wall/wall-filter'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { wallDays } from '#lib/server/db/schema-upkeep'
import { currentRev } from '#lib/server/generations/current-rev'
import { beginningOf, dayOf } from './day-bounds.ts'
import { filterConditions } from './filter-conditions.ts'

/** Nothing is made later. */
const LAST_DAY = '9999-12-31'

/**
 * How many generations each day has, newest first.
 * @param since only that day and later ones: what a browser asks that knows the days before
 * @param filter what the wall is narrowed to
 */
export async function readWallDays(
  db: Database | Transaction,
  { since, filter = {} }: { since?: string | undefined; filter?: WallFilter } = {},
): Promise<WallDays> {
  // Read before the counts, so that what changes between the two comes again with the feed rather than never.
  const rev = await currentRev(db)
  const { rows: zones } = await db.execute<{ zone: string; today: string }>(
    sql`select time_zone as zone, (now() at time zone time_zone)::date::text as today from wall_zone`,
  )
  const days = await (narrows(filter) ? filteredDays(db, filter, since) : countedDays(db, since))
  const { zone = 'UTC', today = '' } = zones[0] ?? {}
  return { days: days.map(({ day, clips }) => [day, clips]), since: since ?? null, timeZone: zone, today, rev }
}

/** The query of the counts, which reads the table of days and no generation. */
export function countedDays(db: Database | Transaction, since?: string) {
  return db
    .select()
    .from(wallDays)
    .where(and(gt(wallDays.clips, 0), since === undefined ? undefined : gte(wallDays.day, since)))
    .orderBy(desc(wallDays.day))
}

/** The same of a narrowed wall. It counts what it finds, so it costs in proportion to the days that are asked for. */
function filteredDays(db: Database | Transaction, filter: WallFilter, since?: string) {
  const found = db
    .select({ day: dayOf(generations.createdAt).as('day') })
    .from(generations)
    .where(
      and(
        isNull(generations.deletedAt),
        filterConditions(db, filter),
        since === undefined ? undefined : gte(generations.createdAt, beginningOf(since)),
      ),
    )
    .as('found')
  // Written as a text only when there are as few as days.
  const counted = db
    .select({ day: found.day, clips: count().as('clips') })
    .from(found)
    .groupBy(found.day)
    .as('counted')
  return db
    .select({ day: sql<string>`${counted.day}::text`, clips: counted.clips })
    .from(counted)
    .orderBy(desc(counted.day))
}

/** The day of the oldest of some generations; of none the last day that there is. */
export async function oldestDayOf(db: Database | Transaction, ids: readonly string[]): Promise<string> {
  const [found] = await db
    .select({ day: sql<string | null>`${dayOf(min(generations.createdAt))}::text` })
    .from(generations)
    .where(inArray(generations.id, [...ids]))
  return found?.day ?? LAST_DAY
}
