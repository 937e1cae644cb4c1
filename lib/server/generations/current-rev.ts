import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'

/** The first revision that may still appear: a transaction that writes here could be open at it (migration 0028 says how that is known). */
export const horizon = sql<number>`feed_horizon()`

/**
 * The revision up to which everything is visible: no transaction of this database at or below it is still open, so nothing can appear
 * behind a reader who goes on from here.
 */
export async function currentRev(db: Database | Transaction): Promise<string> {
  const { rows } = await db.execute<{ rev: string }>(sql`select ${horizon} - 1 as rev`)
  return String(rows[0]?.rev ?? 0)
}
