import { and, eq, sql } from 'drizzle-orm'
import { retryDelay } from '#lib/domain/pace'
import { requestBody } from '#lib/domain/request-body'
import { crashPoint } from '#lib/server/crash-points'
import { generations } from '#lib/server/db/schema'
import { imagesOf, toRecipe } from '#lib/server/generations/view'
import { type Attempt, currentAttempt, markSending } from './attempt-record.ts'
import { takeCall } from './call-budget.ts'
import { decideRefusal, decideSubmit, type SubmitDecision, toFailure } from './decide-submit.ts'
import { forgetUploads, imageUrls } from './image-urls.ts'
import { type Claim, claim, holding, stillHeld } from './lease.ts'
import { noteSubmission } from './note-submission.ts'
import { recordSurely } from './record-surely.ts'
import { settleSubmit } from './settle-submit.ts'
import type { StepDeps } from './step-deps.ts'
import { gateIsOpen } from './submit-gate.ts'

/**
 * Has a queued generation accepted by the provider: the one step that costs money.
 * A row found in `submitting` belonged to a worker that died, and its attempt tells how far that one came.
 */
export async function submitStep(deps: StepDeps, id: string): Promise<void> {
  const { db } = deps
  // What a dead worker left is looked after in any case: it may be paid for, and its result has a day to live.
  // What is queued stays due while the gate is shut or the budget is spent: the sweep takes it up again, the oldest first.
  const maySend = (await gateIsOpen(db)) && (await takeCall(deps, 'submit'))
  const held = await claim(deps, id, maySend ? ['queued', 'submitting'] : ['submitting'], 'submitting')
  if (!held) return
  await holding(deps, held, async () => {
    crashPoint('submit.claimed')
    const attempt = await currentAttempt(db, id)
    const decision = await decisionFor(deps, held, attempt)
    if (!decision) return
    const written = await settleSubmit(deps, held, decision)
    crashPoint('submit.moved')
    if (!written && decision.to === 'running') await hurryLookup(deps, id)
  })
}

/** The new owner knows of no answer and would ask ever more seldom, while the paid id stands in the attempt. */
async function hurryLookup({ db, queue }: StepDeps, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const waiting = await tx
      .update(generations)
      .set({ dueAt: sql`now()` })
      .where(and(eq(generations.id, id), eq(generations.state, 'unconfirmed')))
      .returning({ id: generations.id })
    if (waiting.length > 0) await queue.nudge(tx, 'lookup', id)
  })
}

async function decisionFor(deps: StepDeps, held: Claim, attempt: Attempt): Promise<SubmitDecision | null> {
  switch (attempt.phase) {
    case 'prepared':
    case 'refused':
      return send(deps, held, attempt)
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
  const { db, provider, sendBusinessId } = deps
  const { row } = held
  if (!isSameProvider(attempt.baseUrl, provider.baseUrl))
    return { to: 'failed', failure: toFailure('provider_changed') }
  const recipe = toRecipe(row, (await imagesOf(db, [row.id])).get(row.id) ?? [])
  const stills = recipe.images.map((image) => image.sha256)
  const urls = await imageUrls(deps, stills)
  switch (urls.kind) {
    case 'missing':
      return { to: 'failed', failure: toFailure('image_unavailable') }
    case 'refused':
      return decideRefusal(urls.refusal, row, Math.random())
    case 'unavailable':
      return { to: 'queued', inMs: retryDelay(row.failures + 1, Math.random(), urls.retryAfterMs) }
    case 'urls':
      break
  }
  const ownId = sendBusinessId ? attempt.clientBusinessId : undefined
  const body = JSON.stringify(requestBody(recipe, urls.urlOf, ownId))
  const go = await db.transaction(async (tx) => {
    if (!(await stillHeld(tx, held))) return 'lost'
    if (!(await gateIsOpen(tx))) return 'shut'
    await markSending(tx, attempt, { baseUrl: provider.baseUrl, body, idSent: sendBusinessId })
    crashPoint('submit.before_sending')
    return 'sending'
  })
  if (go === 'lost') return null
  if (go === 'shut') return { to: 'queued', inMs: 0 }
  crashPoint('submit.sending')
  const answered = await provider.submit(body)
  if (answered.kind === 'accepted') await noteSubmission(deps, attempt, answered.taskId)
  const outcome = await recordSurely(deps, attempt, answered, deps.recordPauses)
  crashPoint('submit.recorded')
  const decision = decideSubmit(outcome, row, Math.random())
  if (decision.to === 'queued' && decision.forgetUploads) await forgetUploads(deps, stills)
  return decision
}

/**
 * Whether an attempt was made for the provider that is in use now. What was queued in the sandbox, where nothing is charged, must not
 * be sent to the real service once there is a key. Another port on the same host is the same sandbox.
 */
function isSameProvider(wanted: string | null, present: string): boolean {
  return wanted === null || new URL(wanted).hostname === new URL(present).hostname
}
