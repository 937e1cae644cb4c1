import { retryDelay } from '#lib/domain/pace'
import { requestBody } from '#lib/domain/request-body'
import { imagesOf, toRecipe } from '#lib/server/generations/view'
import { type Attempt, currentAttempt, markSending, recordAnswer } from './attempt-record.ts'
import { decideRefusal, decideSubmit, type SubmitDecision, toFailure } from './decide-submit.ts'
import { forgetUploads, imageUrls } from './image-urls.ts'
import { type Claim, claim, holding, stillHeld } from './lease.ts'
import { settleSubmit } from './settle-submit.ts'
import type { StepDeps } from './step-deps.ts'
import { gateIsOpen } from './submit-gate.ts'

/**
 * Has a queued generation accepted by the provider: the one step that costs money.
 * A row found in `submitting` belonged to a worker that died, and its attempt tells how far that one came.
 */
export async function submitStep(deps: StepDeps, id: string): Promise<void> {
  if (!(await gateIsOpen(deps.db))) return
  const held = await claim(deps.db, id, ['queued', 'submitting'], 'submitting')
  if (!held) return
  await holding(deps.db, held, async () => {
    const attempt = await currentAttempt(deps.db, id)
    const decision = await decisionFor(deps, held, attempt)
    if (decision) await settleSubmit(deps, held, decision)
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
  const { db, provider, log } = deps
  const { row } = held
  const recipe = toRecipe(row, (await imagesOf(db, [row.id])).get(row.id) ?? [])
  const stills = recipe.images.map((image) => image.sha256)
  const urls = await imageUrls(deps, stills)
  switch (urls.kind) {
    case 'missing':
      return { to: 'failed', failure: toFailure('image_unavailable') }
    case 'refused':
      return decideRefusal(urls.refusal, row.failures, Math.random())
    case 'unavailable':
      return { to: 'queued', inMs: retryDelay(row.failures + 1, Math.random(), urls.retryAfterMs) }
    case 'urls':
      break
  }
  const body = JSON.stringify(requestBody(recipe, urls.urlOf, attempt.clientBusinessId))
  const mine = await db.transaction(async (tx) => {
    if (!(await stillHeld(tx, held))) return false
    await markSending(tx, attempt, provider.baseUrl, body)
    return true
  })
  if (!mine) return null
  const answered = await provider.submit(body)
  const outcome = await db.transaction((tx) => recordAnswer(tx, attempt, answered))
  log.info({ generation: row.id, attempt: attempt.clientBusinessId, outcome: outcome.kind }, 'submitted')
  const decision = decideSubmit(outcome, row.failures, Math.random())
  if (decision.to === 'queued' && decision.forgetUploads) await forgetUploads(deps, stills)
  return decision
}
