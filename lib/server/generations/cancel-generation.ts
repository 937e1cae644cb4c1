import { and, eq } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { getGeneration } from './get-generation.ts'

/**
 * Takes a queued generation back, before anything was sent. The provider has no way to cancel, so later is too late.
 * A second cancel answers like the first, and is not written down again.
 * @param by whose doing it is
 */
export async function cancelGeneration(db: Database, id: string, by: string): Promise<ActionResult<GenerationStatus>> {
  const before = await getGeneration(db, id)
  if (!before) return { ok: false, problem: 'not_found' }
  await db.transaction(async (tx) => {
    const done = await tx
      .update(generations)
      .set({ state: 'cancelled' })
      .where(and(eq(generations.id, id), eq(generations.state, 'queued')))
      .returning({ id: generations.id })
    if (done.length > 0) await recordActivity(tx, { kind: 'cancelled', actor: by, generations: [id] })
  })
  const after = await getGeneration(db, id)
  return after?.status.state === 'cancelled' ? { ok: true, value: after.status } : { ok: false, problem: 'too_late' }
}
