import { and, eq } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { getGeneration } from './get-generation.ts'

/**
 * Takes a queued generation back, before anything was sent. The provider has no way to cancel, so later is too late.
 * A second cancel answers like the first.
 */
export async function cancelGeneration(db: Database, id: string): Promise<ActionResult<GenerationStatus>> {
  const before = await getGeneration(db, id)
  if (!before) return { ok: false, problem: 'not_found' }
  await db
    .update(generations)
    .set({ state: 'cancelled' })
    .where(and(eq(generations.id, id), eq(generations.state, 'queued')))
  const after = await getGeneration(db, id)
  return after?.status.state === 'cancelled' ? { ok: true, value: after.status } : { ok: false, problem: 'too_late' }
}
