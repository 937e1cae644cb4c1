import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { wallZone } from '#lib/server/db/schema-upkeep'

const ZONE = sql`(select ${wallZone.timeZone} from ${wallZone})`

/**
 * The time zone of the days that the wall is counted in. Who hands it to {@link beginningOf} lets the planner know how few rows there are between two
 * days; it would otherwise guess thousands and look through them with several workers.
 */
export async function zoneOf(db: Database | Transaction): Promise<SQL> {
  const [row] = await db.select().from(wallZone)
  return sql`${row?.timeZone ?? 'UTC'}`
}

/** A day's beginning, in the days that the wall is counted in. @param after days later */
export function beginningOf(day: string, after = 0, zone = ZONE) {
  return sql`(${day}::date + ${after}::int)::timestamp at time zone ${zone}`
}

/** The day of a moment as a date, in the same days. */
export function dayOf(moment: unknown) {
  return sql`(${moment} at time zone ${ZONE})::date`
}
