import { holdDelay, retryDelay } from '#lib/domain/generation/pace'
import { requestBody } from '#lib/domain/recipe/request-body'
import { crashPoint } from '#lib/server/crash-points'
import { imagesOf, toRecipe } from '#lib/server/generations/view'
import { adoptTask } from './adopt-task.ts'
import { type Attempt, currentAttempt, markSending } from './attempt-record.ts'
import { takeCall } from './call-budget.ts'
import { endTrial } from './check-gate.ts'
import { decideRefusal, decideSubmit, type SubmitDecision, toFailure } from './decide-submit.ts'
import { forgetUploads, imageUrls } from './image-urls.ts'
import { type Claim, claim, holding, stillHeld } from './lease.ts'
import { noteSubmission } from './note-submission.ts'
import { recordSurely } from './record-surely.ts'
import { isSameProvider } from './same-provider.ts'
import { settleSubmit } from './settle-submit.ts'
import type { StepDeps } from './step-deps.ts'
import { stopwatch } from './stopwatch.ts'
import { gateNow, passGate } from './submit-gate.ts'

/**
 * How old the word that it is being sent may be when it is sent, in ms: shorter than a lease. A process that stood still meanwhile, as on a machine
 * that was paused, may find that another has found nothing at the provider, and that a person has sent it again.
 */
const FRESH_MS = 10_000
const STALE = { kind: 'not_sent', reason: 'timeout' } as const

/**
 * Has a queued generation accepted by the provider: the one step that costs money.
 * A row found in `submitting` belonged to a worker that died, and its attempt tells how far that one came.
 */
export async function submitStep(deps: StepDeps, id: string): Promise<void> {
  const { db } = deps
  // What a dead worker left is looked after in any case: it may be paid for, and its result has a day to live.
  // What is queued stays due while the gate is shut or the budget is spent: the sweep takes it up again, the oldest first.
  const maySend = (await gateNow(db)) !== 'shut' && (await takeCall(deps, 'submit'))
  const held = await claim(deps, id, maySend ? ['queued', 'submitting'] : ['submitting'], 'submitting')
  if (!held) return
  await holding(deps, held, async () => {
    crashPoint('submit.claimed')
    const attempt = await currentAttempt(db, id)
    const decision = await decisionFor(deps, held, attempt, maySend)
    if (!decision) return
    const written = await settleSubmit(deps, held, decision)
    crashPoint('submit.moved')
    if (!written && decision.to === 'running') await goOnAnyway(deps, attempt, decision.taskId)
  })
}

/** The new owner knows of no answer, or a person has given the attempt up, while its paid id is known: it is taken on as one that was found. */
async function goOnAnyway(deps: StepDeps, { clientBusinessId }: Attempt, taskId: string): Promise<void> {
  await deps.db.transaction((tx) => adoptTask(deps, tx, { clientBusinessId, taskId, by: 'lookup' }))
}

async function decisionFor(
  deps: StepDeps,
  held: Claim,
  attempt: Attempt,
  maySend: boolean,
): Promise<SubmitDecision | null> {
  switch (attempt.phase) {
    case 'prepared':
    case 'refused':
      // It surely made nothing, so it waits its turn again.
      return maySend ? send(deps, held, attempt) : { to: 'queued', inMs: 0 }
    case 'accepted':
      return attempt.providerTaskId === null ? { to: 'unconfirmed' } : { to: 'running', taskId: attempt.providerTaskId }
    case 'sending':
    case 'unknown':
      return { to: 'unconfirmed' }
    default:
      return attempt.phase satisfies never
  }
}

async function send(deps: StepDeps, held: Claim, attempt: Attempt): Promise<SubmitDecision | null> {
  const { db, provider, sandbox, keyPrint, sendBusinessId } = deps
  const { row } = held
  const to = { baseUrl: provider.baseUrl, sandbox, keyPrint }
  if (!isSameProvider(attempt, to)) return { to: 'failed', failure: toFailure('provider_changed') }
  const recipe = toRecipe(row, (await imagesOf(db, [row.id])).get(row.id) ?? [])
  const stills = recipe.images.map((image) => image.sha256)
  const urls = await imageUrls(deps, stills)
  switch (urls.kind) {
    case 'missing':
      return { to: 'failed', failure: toFailure('image_unavailable') }
    case 'refused':
      return decideRefusal(urls.refusal, row, Math.random())
    case 'unavailable':
      return putOff(row.failures, urls.retryAfterMs)
    case 'urls':
      break
  }
  const ownId = sendBusinessId ? attempt.clientBusinessId : undefined
  const body = JSON.stringify(requestBody(recipe, urls.urlOf, ownId))
  const elapsed = stopwatch()
  const go = await db.transaction(async (tx) => {
    if (!(await stillHeld(tx, held))) return 'lost'
    const gate = await passGate(tx)
    if (gate === 'shut') return 'shut'
    const sending = await markSending(tx, attempt, { ...to, body, idSent: sendBusinessId })
    crashPoint('submit.before_sending')
    return { sending, gate }
  })
  if (go === 'lost') return null
  if (go === 'shut') return { to: 'queued', inMs: 0 }
  crashPoint('submit.sending')
  const answered = elapsed() > FRESH_MS ? STALE : await provider.submit(body)
  if (answered.kind === 'accepted') await noteSubmission(deps, go.sending, answered.taskId)
  const outcome = await recordSurely(deps, go.sending, answered, deps.recordPauses)
  crashPoint('submit.recorded')
  const decision = decideSubmit(outcome, row, Math.random())
  if (go.gate === 'trial') await endTrial(deps, decision)
  if (decision.to === 'queued' && decision.forgetUploads) await forgetUploads(deps, stills)
  return decision
}

/** The images could not be uploaded just now. A pause that the provider asked for is everybody's. */
function putOff(failures: number, retryAfterMs: number | undefined): SubmitDecision {
  const random = Math.random()
  const inMs = retryDelay(failures + 1, random, retryAfterMs)
  return {
    to: 'queued',
    inMs,
    ...(retryAfterMs !== undefined && { gate: { notBeforeMs: holdDelay(random, retryAfterMs) } }),
  }
}
