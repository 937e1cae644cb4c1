import { retryDelay } from '#lib/domain/generation/pace'
import { RESULT_LIFETIME_MS } from '#lib/domain/limits'
import type { DownloadOutcome } from '#lib/server/provider/outcomes'
import { DENIED_MS, type PollDecision, STRIKES } from './decide-poll.ts'
import { toFailure } from './decide-submit.ts'

/** How a download that is not a clip in our hands ended, or what looking into the file found. */
export type SaveProblem =
  | Exclude<DownloadOutcome, { kind: 'done' }>
  | { kind: 'invalid_file'; reason: string }
  /** Our own disk would not take it: nobody's fault but ours, so it never fails the generation. */
  | { kind: 'no_space' | 'store_away' }

/** A link that is past its time and refused still gets this many tries, which take about two minutes: a storage may be tired just then. */
const DEAD_LINK_TRIES = 8

/** What the row said before this try. `linkAliveMs`: how long the link lives yet; negative when it is past. */
type Saving = { failures: number; strikes: number; linkAliveMs: number }

/**
 * What becomes of a paid clip that could not be kept this time. It is tried until its link is dead, also where something that is no clip comes
 * again and again: it may be from a proxy in between, or an address from our own network's names, which a person can mend. An outage ends
 * nothing before a whole further lifetime of the link has passed: a machine that was switched off over night asks first.
 */
export function decideSave(
  problem: SaveProblem,
  { failures, strikes, linkAliveMs }: Saving,
  random: number,
): PollDecision {
  const tries = failures + 1
  const again: PollDecision = {
    patch: { failures: tries, strikes },
    inMs: retryDelay(tries, random, problem.kind === 'interrupted' ? problem.retryAfterMs : undefined),
  }
  const expired: PollDecision = { patch: { state: 'failed', failure: toFailure('result_expired') }, inMs: 0 }
  switch (problem.kind) {
    case 'gone':
      return linkAliveMs > 0 || tries < DEAD_LINK_TRIES ? again : expired
    case 'interrupted':
      return linkAliveMs > -RESULT_LIFETIME_MS || tries < DEAD_LINK_TRIES ? again : expired
    case 'not_video':
    case 'invalid_file':
    case 'refused':
      if (strikes + 1 < STRIKES) return { ...again, patch: { ...again.patch, strikes: strikes + 1 } }
      if (linkAliveMs > 0) return { ...again, inMs: Math.min(DENIED_MS, linkAliveMs) }
      return {
        patch: {
          state: 'failed',
          failure: toFailure('result_invalid', { code: null, message: wrongFile(problem) }),
        },
        inMs: 0,
      }
    case 'no_space':
    case 'store_away':
      return again
    default:
      return problem satisfies never
  }
}

function wrongFile(problem: Extract<SaveProblem, { kind: 'not_video' | 'invalid_file' | 'refused' }>): string {
  return problem.kind === 'not_video' ? `not a video: ${problem.contentType}` : problem.reason
}
