import { eq, inArray, sql } from 'drizzle-orm'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import type { Database, Transaction } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { readBeside, toStatus } from '#lib/server/generations/view'

/** A number of our own among advisory locks. */
const LOCK = 5_001

/**
 * Does something to many generations in one transaction, one such transaction at a time: two that change the same rows, or the counts of the
 * same days, in another order would wait for each other for ever.
 */
export function changeSelected<T>(db: Database, change: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    return change(tx)
  })
}

/** Statuses of some generations, in no order; nothing for ids that name none. */
export async function statusesOf(db: Database | Transaction, ids: readonly string[]): Promise<GenerationStatus[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(inArray(generations.id, [...ids]))
  const beside = await readBeside(
    db,
    rows.map((row) => row.generations),
  )
  return rows.map((row) => toStatus(row.generations, row.clips, beside))
}
