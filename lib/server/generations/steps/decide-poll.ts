import { type PollPace, pollDelay, retryDelay } from '#lib/domain/generation/pace'
import { RESULT_LIFETIME_MS } from '#lib/domain/limits'
import type { StatusOutcome } from '#lib/server/provider/outcomes'
import { toFailure } from './decide-submit.ts'
import type { Patch } from './lease.ts'

/** What the row said before this answer. */
export type Watched = {
  sinceAcceptedMs: number
  polls: number
  failures: number
  strikes: number
  progress: number | null
  /** Whether a webhook is to be expected when the task ends. */
  awaitsWebhook?: boolean
}

/** Where a result lies and until when. */
export type Link = { resultUrl: string; resultExpiresAt: Date }

export type PollDecision = { patch: Patch; inMs: number }

/**
 * How often the provider may say that a paid task is unknown, or completed without a result, before it is believed: a tired server
 * says so too. With the growing pauses this many take about 26 minutes (simulated with the documented pace, from acceptance on).
 */
export const STRIKES = 20

/** Between tries behind that many denials, while a paid clip may yet be had: whoever stands in between may be mended. In ms. */
export const DENIED_MS = 15 * 60_000

/**
 * Past twice the provider's 24 h a task without an answer to more than this many queries in a row is given up. At the pace of a task that old, one
 * query in five minutes or more, they are over an hour and a half of asking.
 */
const SILENT_QUERIES = 20

/**
 * What an answer about a task means for its generation. Only the provider's own word fails one, never a clock of ours;
 * the single exception is a task that is twice the provider's 24 h old, after which there is nothing left to ask for.
 * @param random in [0, 1)
 */
export function decidePoll(
  outcome: StatusOutcome,
  watched: Watched,
  pace: PollPace,
  now: Date,
  random: number,
): PollDecision {
  const next = pollDelay(pace, watched.sinceAcceptedMs, watched.polls + 1, random, watched.awaitsWebhook)
  const polls = watched.polls + 1
  const overdue = watched.sinceAcceptedMs > 2 * RESULT_LIFETIME_MS
  const givenUp: PollDecision = { patch: { state: 'failed', failure: toFailure('overdue') }, inMs: 0 }
  const failures = watched.failures + 1
  const strikes = watched.strikes + 1
  const { strikes: kept } = watched
  /** Asked again, ever more seldom; the pace is that of a healthy task at the least. */
  const later = (patch: Patch, retryAfterMs?: number): PollDecision => ({
    patch: { failures, ...patch },
    inMs: Math.max(next, retryDelay(failures, random, retryAfterMs)),
  })
  switch (outcome.kind) {
    case 'running':
      if (overdue) return givenUp
      return { patch: { polls, progress: furthest(watched.progress, outcome.progress) }, inMs: next }
    case 'completed': {
      const link = linkIn(outcome, now)
      if (link) return { patch: { state: 'saving', polls, progress: 100, ...link }, inMs: 0 }
      if (strikes < STRIKES) return later({ polls, strikes })
      if (watched.sinceAcceptedMs < RESULT_LIFETIME_MS) return { patch: { failures, polls, strikes }, inMs: DENIED_MS }
      return { patch: { state: 'failed', failure: toFailure('result_invalid') }, inMs: 0 }
    }
    case 'failed': {
      const code = outcome.class === 'content_policy' ? 'content_policy' : 'provider'
      return { patch: { state: 'failed', polls, failure: toFailure(code, outcome) }, inMs: 0 }
    }
    case 'not_found':
      if (strikes < STRIKES) return later({ polls, strikes })
      return { patch: { state: 'failed', failure: toFailure('task_not_found') }, inMs: 0 }
    case 'unavailable':
      if (overdue && failures > SILENT_QUERIES) return givenUp
      return later({ strikes: kept }, outcome.retryAfterMs)
    case 'denied':
      if (overdue && failures > SILENT_QUERIES) return givenUp
      return later({ strikes: kept }, outcome.refusal.retryAfterMs)
    default:
      return outcome satisfies never
  }
}

/** The link in an answer, or null where it names none; where it does not say how long it lives, the documented time. */
export function linkIn(completed: Extract<StatusOutcome, { kind: 'completed' }>, now: Date): Link | null {
  const { url, completedAtMs, expiresAtMs } = completed
  if (url === null) return null
  const expiresAt = expiresAtMs ?? (completedAtMs ?? now.getTime()) + RESULT_LIFETIME_MS
  return { resultUrl: url, resultExpiresAt: new Date(expiresAt) }
}

function furthest(before: number | null, answered: number | null): number | null {
  if (answered === null) return before
  return Math.max(before ?? 0, answered)
}
