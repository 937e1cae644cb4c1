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

/**
 * The id of the next transaction to begin, on this server as a whole. Whatever {@link currentRev} has ever told is below it, so whoever
 * knows of a revision that is not has it from another server, or from this one before a backup was restored.
 */
export async function firstUnusedRev(db: Database): Promise<number> {
  const { rows } = await db.execute<{ rev: string }>(sql`select pg_snapshot_xmax(pg_current_snapshot())::text as rev`)
  return Number(rows[0]?.rev ?? 0)
}
