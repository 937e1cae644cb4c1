import { RESULT_LIFETIME_MS } from '#lib/domain/limits'
import { type PollPace, pollDelay, retryDelay } from '#lib/domain/pace'
import type { StatusOutcome } from '#lib/server/provider/outcomes'
import { toFailure } from './decide-submit.ts'
import type { Patch } from './lease.ts'

/** What the row said before this answer. */
export type Watched = {
  sinceAcceptedMs: number
  polls: number
  failures: number
  progress: number | null
}

export type PollDecision = { patch: Patch; inMs: number }

/** How often a `completed` without a result is asked for again: it is a fault of the provider's, often mended a moment later. */
const EMPTY_RESULT_POLLS = 6

/** The provider forgets nothing in less than this; a task unknown before may still be on its way through its own queues. */
const UNKNOWN_TASK_GRACE_MS = 15 * 60_000

/**
 * What an answer about a task means for its generation. Only the provider's own word fails one, never a clock of ours;
 * the single exception is the end of the provider's 24 h, after which there is nothing left to ask for.
 * @param random in [0, 1)
 */
export function decidePoll(
  outcome: StatusOutcome,
  watched: Watched,
  pace: PollPace,
  now: number,
  random: number,
): PollDecision {
  const next = pollDelay(pace, watched.sinceAcceptedMs, watched.polls + 1, random)
  const polls = watched.polls + 1
  const overdue = watched.sinceAcceptedMs > 2 * RESULT_LIFETIME_MS
  const expired: PollDecision = { patch: { state: 'failed', failure: toFailure('result_expired') }, inMs: 0 }
  const failures = watched.failures + 1
  switch (outcome.kind) {
    case 'running':
      if (overdue) return expired
      return { patch: { polls, progress: later(watched.progress, outcome.progress) }, inMs: next }
    case 'completed':
      if (outcome.url !== null) {
        const expiresAt = outcome.expiresAtMs ?? (outcome.completedAtMs ?? now) + RESULT_LIFETIME_MS
        return {
          patch: {
            state: 'saving',
            polls,
            progress: 100,
            resultUrl: outcome.url,
            resultExpiresAt: new Date(expiresAt),
          },
          inMs: 0,
        }
      }
      if (failures > EMPTY_RESULT_POLLS)
        return { patch: { state: 'failed', failure: toFailure('result_invalid') }, inMs: 0 }
      return { patch: { polls, failures }, inMs: next }
    case 'failed': {
      const code = outcome.class === 'content_policy' ? 'content_policy' : 'provider'
      return { patch: { state: 'failed', polls, failure: toFailure(code, outcome) }, inMs: 0 }
    }
    case 'not_found':
      if (watched.sinceAcceptedMs > UNKNOWN_TASK_GRACE_MS && failures > EMPTY_RESULT_POLLS)
        return { patch: { state: 'failed', failure: toFailure('task_not_found') }, inMs: 0 }
      return { patch: { polls, failures }, inMs: next }
    case 'unavailable':
      if (overdue) return expired
      return { patch: { failures }, inMs: Math.max(next, retryDelay(failures, random, outcome.retryAfterMs)) }
    case 'denied':
      return { patch: { failures }, inMs: Math.max(next, retryDelay(failures, random, outcome.refusal.retryAfterMs)) }
    default:
      return outcome satisfies never
  }
}

function later(before: number | null, answered: number | null): number | null {
  if (answered === null) return before
  return Math.max(before ?? 0, answered)
}
