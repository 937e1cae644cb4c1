import { setTimeout as pause } from 'node:timers/promises'
import { crashPoint } from '#lib/server/crash-points'
import type { SubmitOutcome } from '#lib/server/provider/outcomes'
import { type Attempt, recordAnswer } from './attempt-record.ts'
import type { StepDeps } from './step-deps.ts'

/** Pauses in ms before writing again: a database that restarts is back within half a minute. */
const AGAIN_AFTER = [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000] as const

/**
 * Writes down what a submission was answered, and does not give up at once where the database is away: the id in it is paid for,
 * and a provider need not be able to find it by ours. Journal and log have it in any case.
 * @param pauses in ms between the tries
 * @returns the outcome as it stands
 * @throws the last error, once it was tried for half a minute; the attempt is then looked up
 */
export async function recordSurely(
  { db, log }: Pick<StepDeps, 'db' | 'log'>,
  attempt: Attempt,
  answered: SubmitOutcome,
  pauses: readonly number[] = AGAIN_AFTER,
): Promise<SubmitOutcome> {
  const task = answered.kind === 'accepted' ? answered.taskId : undefined
  const about = { generation: attempt.generationId, attempt: attempt.clientBusinessId, outcome: answered.kind, task }
  crashPoint('submit.answered')
  log.info(about, 'submitted')
  for (const ms of pauses) {
    try {
      return await db.transaction((tx) => recordAnswer(tx, attempt, answered))
    } catch (error) {
      log.error({ ...about, error }, 'the answer could not be written down; trying again')
      await pause(ms)
    }
  }
  return db.transaction((tx) => recordAnswer(tx, attempt, answered))
}
