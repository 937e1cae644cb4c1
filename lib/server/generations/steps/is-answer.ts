import type { StatusOutcome } from '#lib/server/provider/outcomes'
import type { Attempt } from './attempt-record.ts'
import type { StepDeps } from './step-deps.ts'

/** Whether what came back says something of an attempt. */
export function isAnswer(outcome: StatusOutcome, attempt: Attempt, deps: Pick<StepDeps, 'keyPrint'>): boolean {
  if (outcome.kind === 'not_found') return isSentWithKeyInUse(attempt, deps)
  return outcome.kind !== 'unavailable' && outcome.kind !== 'denied'
}

/**
 * Whether an attempt was sent with the key in use, as far as is known. Another account of the same provider knows nothing of its task, so that
 * "not found" proves nothing; another key of the same account knows it, and what it tells is believed.
 */
export function isSentWithKeyInUse(
  { keyPrint }: Pick<Attempt, 'keyPrint'>,
  inUse: Pick<StepDeps, 'keyPrint'>,
): boolean {
  return keyPrint === null || keyPrint === inUse.keyPrint
}
