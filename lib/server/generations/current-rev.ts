import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'

/**
 * The revision up to which everything is visible: no transaction at or below it is still open, so nothing can appear
 * behind a reader who goes on from here.
 */
export async function currentRev(db: Database | Transaction): Promise<string> {
  const { rows } = await db.execute<{ rev: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 as rev`,
  )
  return String(rows[0]?.rev ?? 0)
}
