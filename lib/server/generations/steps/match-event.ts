import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { webhookEvents } from '#lib/server/db/schema-upkeep'
import { adoptTask } from './adopt-task.ts'
import { ownerOfTask } from './owner-of-task.ts'
import type { StepDeps } from './step-deps.ts'

type Matching = Pick<StepDeps, 'queue' | 'log'>
type Named = { id: string; taskId: string | null; clientBusinessId: string | null }

/**
 * Finds out by our own rows whose task an event is about, and makes the next step of its generation due: the event is a nudge and never a
 * result, so a settled generation is left as it is. A task that is ours by its `client_business_id` alone is adopted.
 * @returns the id of the generation, or null when the task is nobody's so far
 */
export async function matchEvent(
  deps: Matching,
  tx: Transaction,
  { id, taskId, clientBusinessId }: Named,
): Promise<string | null> {
  if (taskId === null) return null
  const generationId =
    (await ownerOfTask(tx, taskId))?.generationId ??
    (clientBusinessId && (await adopted(deps, tx, taskId, clientBusinessId)))
  if (!generationId) return null
  await hurryPoll(deps, tx, generationId)
  await tx.update(webhookEvents).set({ matchedAt: sql`now()` }).where(eq(webhookEvents.id, id))
  deps.log.info({ generation: generationId, task: taskId, event: id }, 'a webhook told of a task')
  return generationId
}

async function adopted(
  deps: Matching,
  tx: Transaction,
  taskId: string,
  clientBusinessId: string,
): Promise<string | null> {
  const found = await adoptTask(deps, tx, { clientBusinessId, taskId, by: 'webhook' })
  if (found.kind === 'has_another')
    deps.log.warn(
      { generation: found.generationId, attempt: clientBusinessId, task: taskId, has: found.taskId },
      'a webhook names a second task for an attempt, which may be paid for as well',
    )
  return 'generationId' in found ? found.generationId : null
}

/** A poll that is under way will hear the same; its next one is not slowed down any more. */
async function hurryPoll({ queue }: Matching, tx: Transaction, generationId: string): Promise<void> {
  const hurried = await tx
    .update(generations)
    .set({ dueAt: sql`now()` })
    .where(and(eq(generations.id, generationId), eq(generations.state, 'running')))
    .returning({ id: generations.id })
  if (hurried.length > 0) await queue.nudge(tx, 'poll', generationId)
}
