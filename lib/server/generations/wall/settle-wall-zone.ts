import { eq, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { wallZone } from '#lib/server/db/schema-upkeep'

/**
 * Has the days of the wall counted in a time zone, and all of it counted anew where it was another: once after the server's was changed.
 * @param timeZone an IANA name, of the server (`TZ`), so that everybody sees the same days
 * @throws when the database does not know that zone; the days stay as they were
 */
export async function settleWallZone(db: Database, timeZone: string): Promise<void> {
  const [same] = await db.select().from(wallZone).where(eq(wallZone.timeZone, timeZone))
  if (!same) await db.execute(sql`select wall_days_recount(${timeZone})`)
}
