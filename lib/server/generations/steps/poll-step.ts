import { stepFor } from '#lib/domain/generation/steps'
import { crashPoint } from '#lib/server/crash-points'
import type { StatusOutcome } from '#lib/server/provider/outcomes'
import { currentAttempt, recordBilling, recordFound } from './attempt-record.ts'
import { deferQuery, takeCall } from './call-budget.ts'
import { decidePoll, type PollDecision } from './decide-poll.ts'
import { isSentWithKeyInUse } from './is-answer.ts'
import { type Claim, claim, holding, type Patch, release } from './lease.ts'
import type { StepDeps } from './step-deps.ts'
import { pauseGate } from './submit-gate.ts'
import { isTold, webhooksWork } from './webhook-signs.ts'

/** Asks the provider once how a task is doing and writes down what it said. */
export async function pollStep(deps: StepDeps, id: string): Promise<void> {
  const { pace } = deps
  const held = await claim(deps, id, ['running'])
  if (!held) return
  await holding(deps, held, async () => {
    crashPoint('poll.claimed')
    const { row } = held
    if (!(await takeCall(deps, 'query'))) return deferQuery(deps, held, 'poll')
    if (row.providerTaskId === null || row.acceptedAt === null) throw new Error(`generation ${id} runs without a task`)
    const { outcome, corrected } = await askAbout(deps, id, row.providerTaskId)
    crashPoint('poll.answered')
    const sinceAcceptedMs = held.at.getTime() - row.acceptedAt.getTime()
    const watched = { ...row, sinceAcceptedMs, awaitsWebhook: await awaitsWebhook(deps, row.providerTaskId) }
    const { patch, inMs } = decidePoll(outcome, watched, pace, held.at, Math.random())
    await settlePoll(deps, held, { patch: { ...patch, ...corrected }, inMs }, outcome)
  })
}

/** Whether the provider will tell by itself when a task ends. Where it has done so, the status only lags behind, and is asked for as without. */
async function awaitsWebhook({ db, webhooks }: StepDeps, taskId: string): Promise<boolean> {
  return webhooks && (await webhooksWork(db)) && !(await isTold(db, taskId))
}

/**
 * Asks by the provider's id, and where that names no task, by our own: what came back when it was submitted may have named another.
 * A provider at another address than the task was sent to, or another account of it, knows nothing of it, which proves nothing.
 */
async function askAbout(
  deps: StepDeps,
  id: string,
  taskId: string,
): Promise<{ outcome: StatusOutcome; corrected?: Pick<Patch, 'providerTaskId'> }> {
  const { db, provider, log } = deps
  const outcome = await provider.status(taskId)
  if (outcome.kind !== 'not_found') return { outcome }
  const attempt = await currentAttempt(db, id)
  if (attempt.baseUrl !== provider.baseUrl || !isSentWithKeyInUse(attempt, deps))
    return { outcome: { kind: 'unavailable', reason: 'http_404' } }
  if (!(await takeCall(deps, 'query'))) return { outcome: { kind: 'unavailable', reason: 'http_404' } }
  const own = await provider.status(attempt.clientBusinessId, { askedBy: 'client_business_id' })
  if (!('taskId' in own)) return { outcome: own }
  const stands = await db.transaction((tx) => recordFound(tx, attempt, own.taskId ?? attempt.clientBusinessId))
  if (stands === null) return { outcome }
  log.warn({ generation: id, task: stands, instead: taskId }, 'the task goes by another id')
  return { outcome: own, corrected: { providerTaskId: stands } }
}

/** Writes what an answer about a task means, with its cost, and asks for the next step. */
export async function settlePoll(
  { db, queue }: StepDeps,
  held: Claim,
  { patch, inMs }: PollDecision,
  outcome?: StatusOutcome,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (outcome?.kind === 'denied') await pauseIfOurs(outcome)
    const next = stepFor(patch.state ?? held.row.state)
    // The row before its attempts, as everywhere: two transactions that lock them crosswise would stop each other.
    const written = await release(tx, held, patch, inMs)
    if (outcome && 'billing' in outcome) await recordBilling(tx, held.row.id, outcome)
    if (written && next) await queue.nudge(tx, next, held.row.id, inMs)
    crashPoint('poll.before_moved')

    /** A task of another account is forbidden as well, so that word says nothing of what may be submitted. */
    async function pauseIfOurs({ refusal }: Extract<StatusOutcome, { kind: 'denied' }>) {
      const { class: reason, message } = refusal
      if (reason === 'unauthorized' || reason === 'quota') await pauseGate(tx, { reason, message })
    }
  })
}
