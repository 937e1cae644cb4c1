import { adoptTask } from './adopt-task.ts'
import type { StepDeps } from './step-deps.ts'

/** A file that was written to more recently is left alone: its entries are being written down by whoever wrote them. */
export const JOURNAL_IDLE_MS = 10_000

/**
 * Tells the database of every accepted task in the submit journal that it does not know yet; what it knows is forgotten.
 * A worker does this as it starts, with 0, and with every sweep.
 * @param idleMs files that were written to more recently than this are left for the next time
 */
export async function replayJournal({ db, queue, log, journal }: StepDeps, idleMs: number): Promise<void> {
  await journal.replay(idleMs, async ({ generationId, clientBusinessId, taskId }) => {
    const found = await db.transaction((tx) =>
      adoptTask({ queue, log }, tx, { clientBusinessId, taskId, by: 'journal' }),
    )
    if (found.kind === 'adopted') return
    // The journal of another database, or an answer with a task of somebody else: there is nothing to go on with.
    const about = { generation: generationId, attempt: clientBusinessId, task: taskId, found: found.kind }
    log.warn(about, 'an entry of the submit journal fits no attempt')
  })
}
