import { and, desc, gt, gte, sql } from 'drizzle-orm'
import type { WallDays } from '#lib/domain/wall/days-schema'
import type { Database, Transaction } from '#lib/server/db/database'
import { wallDays } from '#lib/server/db/schema-upkeep'
import { currentRev } from '#lib/server/generations/current-rev'

/**
 * How many generations each day has, newest first.
 * @param from only that day and later ones: what a browser asks that knows the days before
 */
export async function readWallDays(db: Database | Transaction, from?: string): Promise<WallDays> {
  // Read before the counts, so that what changes between the two comes again with the feed rather than never.
  const rev = await currentRev(db)
  const { rows: zones } = await db.execute<{ zone: string; today: string }>(
    sql`select time_zone as zone, (now() at time zone time_zone)::date::text as today from wall_zone`,
  )
  const days = await countedDays(db, from)
  const { zone = 'UTC', today = '' } = zones[0] ?? {}
  return { days: days.map(({ day, clips }) => [day, clips]), timeZone: zone, today, rev }
}

/** The query of the counts, which reads the table of days and no generation. */
export function countedDays(db: Database | Transaction, from?: string) {
  return db
    .select()
    .from(wallDays)
    .where(and(gt(wallDays.clips, 0), from === undefined ? undefined : gte(wallDays.day, from)))
    .orderBy(desc(wallDays.day))
}
