import { and, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import type { Deletion } from '#lib/domain/marks/marks-schema'
import { type Deed, recordActivity } from '#lib/server/activity/record-activity'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { changeSelected, statusesOf } from './selected.ts'

/**
 * Takes generations out of everybody's sight; what they cost stays in the ledger. Those that are under way stay: they are paid for, or about to
 * be, and nobody would see what became of it. Until the chore has removed their files (`purge-deleted.ts`) they can be restored.
 * @param by whose doing it is
 */
export function deleteGenerations(db: Database, ids: readonly string[], by: string): Promise<ActionResult<Deletion>> {
  return changeSelected(db, async (tx) => {
    const those = and(inArray(generations.id, [...ids]), isNull(generations.deletedAt))
    const gone = await tx
      .update(generations)
      .set({ deletedAt: sql`now()`, restoredAt: null })
      .where(and(those, isNull(generations.dueAt)))
      .returning({ id: generations.id })
    const left = await tx.select({ id: generations.id }).from(generations).where(those)
    const deleted = await writtenDown(tx, { kind: 'deleted', actor: by }, gone)
    return { ok: true, value: { deleted, underWay: left.map((row) => row.id) } }
  })
}

/** Brings deleted generations back to where they were, but those whose files are gone. @param by whose doing it is @returns how these are now */
export function restoreGenerations(
  db: Database,
  ids: readonly string[],
  by: string,
): Promise<ActionResult<GenerationStatus[]>> {
  return changeSelected(db, async (tx) => {
    const back = await tx
      .update(generations)
      .set({ deletedAt: null, restoredAt: sql`now()` })
      .where(and(inArray(generations.id, [...ids]), isNotNull(generations.deletedAt), isNull(generations.purgedAt)))
      .returning({ id: generations.id })
    return { ok: true, value: await writtenDown(tx, { kind: 'restored', actor: by }, back) }
  })
}

/** Tells owners of what was done to some generations, if it was to any. @returns how these are now */
async function writtenDown(
  tx: Transaction,
  deed: Pick<Deed, 'kind' | 'actor'>,
  rows: readonly { id: string }[],
): Promise<GenerationStatus[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length > 0) await recordActivity(tx, { ...deed, generations: ids })
  return statusesOf(tx, ids)
}
