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

/**
 * A day's beginning, in the days that the wall is counted in. PostgreSQL takes the second of two midnights, where clocks go back over one: the
 * day begins with the first.
 * @param after days later
 */
export function beginningOf(day: string, after = 0, zone = ZONE) {
  const date = sql`(${day}::date + ${after}::int)`
  const midnight = sql`(${date}::timestamp at time zone ${zone})`
  const hourBefore = sql`(${midnight} - interval '1 hour')`
  return sql`case when (${hourBefore} at time zone ${zone})::date = ${date} then ${hourBefore} else ${midnight} end`
}

/** The day of a moment as a date, in the same days. */
export function dayOf(moment: unknown) {
  return sql`(${moment} at time zone ${ZONE})::date`
}
