import { setTimeout as after } from 'node:timers/promises'
import type { Attempt } from './attempt-record.ts'
import type { StepDeps } from './step-deps.ts'

/** A disk that hangs must not keep the answer from the database for longer, in ms. */
const DISK_TIME_MS = 5_000

/** Writes the id of an accepted task into the submit journal, the moment it is read. Where the disk does not take it, the log says so. */
export async function noteSubmission(
  { journal, log }: Pick<StepDeps, 'journal' | 'log'>,
  { generationId, clientBusinessId }: Attempt,
  taskId: string,
  diskTimeMs = DISK_TIME_MS,
): Promise<void> {
  const complain = (error: unknown) =>
    log.error(
      { generation: generationId, attempt: clientBusinessId, task: taskId, error },
      'the submit journal was not written',
    )
  const written = journal
    .write({ at: new Date().toISOString(), generationId, clientBusinessId, taskId })
    .catch(complain)
  const waiting = new AbortController()
  const late = after(diskTimeMs, new Error('the disk does not answer'), { signal: waiting.signal }).catch(() => null)
  const tooLate = await Promise.race([written, late])
  waiting.abort()
  if (tooLate) complain(tooLate)
}
