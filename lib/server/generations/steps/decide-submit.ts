import type { Failure } from '#lib/domain/generation/generation'
import { holdDelay, retryDelay } from '#lib/domain/generation/pace'
import type { FailureCode } from '#lib/domain/generation/states'
import type { Refusal, SubmitOutcome } from '#lib/server/provider/outcomes'
import type { GateRefusal } from './submit-gate.ts'

/** What becomes of a generation after a call that may cost money; each kind is one edge of the life in docs/job-lifecycle.md. */
export type SubmitDecision =
  | { to: 'running'; taskId: string }
  /** Surely nothing was made: the same attempt may go out again. */
  | { to: 'queued'; inMs: number; gate?: { pause: GateRefusal } | { notBeforeMs: number }; forgetUploads?: true }
  | { to: 'failed'; failure: Failure }
  /** Something may have been made: only an answer moves it from there. */
  | { to: 'unconfirmed' }

/** How often an image that the provider could not fetch is uploaded anew before the generation fails. */
const IMAGE_RETRIES = 1

/** What the row says: how often it was sent back to the queue in a row, and how often because of its images. */
type Tried = { failures: number; strikes: number }

/**
 * What the answer to the paid call means for its generation.
 * @param random in [0, 1)
 */
export function decideSubmit(outcome: SubmitOutcome, tried: Tried, random: number): SubmitDecision {
  switch (outcome.kind) {
    case 'accepted':
      return { to: 'running', taskId: outcome.taskId }
    case 'not_sent':
      return { to: 'queued', inMs: retryDelay(tried.failures + 1, random) }
    case 'refused':
      return decideRefusal(outcome.refusal, tried, random)
    case 'unknown':
      return { to: 'unconfirmed' }
    default:
      return outcome satisfies never
  }
}

/** The same for a refusal that came before the paid call, from the upload of an image. */
export function decideRefusal(refusal: Refusal, { failures, strikes }: Tried, random: number): SubmitDecision {
  const failed = (code: FailureCode): SubmitDecision => ({ to: 'failed', failure: toFailure(code, refusal) })
  const wait = retryDelay(failures + 1, random, refusal.retryAfterMs)
  switch (refusal.class) {
    case 'invalid':
      return failed('invalid_request')
    case 'business_id':
      return failed('business_id_refused')
    case 'content_policy':
      return failed('content_policy')
    case 'model_unavailable':
      return failed('model_unavailable')
    case 'image_unavailable':
      return strikes < IMAGE_RETRIES ? { to: 'queued', inMs: wait, forgetUploads: true } : failed('image_unavailable')
    case 'unauthorized':
    case 'quota':
    case 'forbidden':
      return { to: 'queued', inMs: 0, gate: { pause: { reason: refusal.class, message: refusal.message } } }
    case 'rate_limited':
    case 'limiter_down':
      return { to: 'queued', inMs: wait, gate: { notBeforeMs: holdDelay(random, refusal.retryAfterMs) } }
    default:
      return refusal.class satisfies never
  }
}

/** A failure in our words, with the provider's own beside it. */
export function toFailure(
  code: FailureCode,
  provider: { code: string | null; message: string | null } = { code: null, message: null },
): Failure {
  return { code, providerCode: provider.code, providerMessage: provider.message }
}
