import { eq, sql } from 'drizzle-orm'
import type { ActionProblem, ActionResult, NameTaskInput } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import { getGeneration } from './get-generation.ts'
import { ownerOfTask } from './steps/owner-of-task.ts'

type Deps = { db: Database; queue: JobQueue; log: { info(about: object, message: string): void } }

/**
 * Takes the id that a person read at the provider for the task of an unconfirmed generation. It is only a hint: the row stays unconfirmed until
 * the provider, asked by that id at once, answers with a task that is not somebody else's.
 * @returns `not_found`; `too_late` when it is no longer unconfirmed; `invalid` for `taskId` when another attempt has that task
 */
export async function nameTask(deps: Deps, { id, taskId }: NameTaskInput): Promise<ActionResult<GenerationStatus>> {
  const problem = await deps.db.transaction((tx) => keepHint(deps, tx, id, taskId))
  if (problem === 'invalid') return { ok: false, problem, field: 'taskId' }
  if (problem !== null) return { ok: false, problem }
  const after = await getGeneration(deps.db, id)
  return after ? { ok: true, value: after.status } : { ok: false, problem: 'not_found' }
}

async function keepHint(
  { queue, log }: Deps,
  tx: Transaction,
  id: string,
  taskId: string,
): Promise<ActionProblem | null> {
  const [row] = await tx.select().from(generations).where(eq(generations.id, id)).for('update')
  if (!row) return 'not_found'
  // The second press of a name that was right.
  if (row.state !== 'unconfirmed') return row.providerTaskId === taskId ? null : 'too_late'
  const owner = await ownerOfTask(tx, taskId)
  if (owner !== null && owner.generationId !== id) return 'invalid'
  // Whoever is asking by another id at this moment loses the row, and with it the pause that it would begin.
  await tx
    .update(generations)
    .set({ providerTaskId: taskId, failures: 0, dueAt: sql`now()`, leaseToken: null, leaseUntil: null })
    .where(eq(generations.id, id))
  await queue.nudge(tx, 'lookup', id)
  log.info({ generation: id, task: taskId }, 'a person named the task')
  return null
}
