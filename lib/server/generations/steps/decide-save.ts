import { retryDelay } from '#lib/domain/pace'
import type { DownloadOutcome } from '#lib/server/provider/outcomes'
import type { PollDecision } from './decide-poll.ts'
import { toFailure } from './decide-submit.ts'

/** How a download that is not a clip in our hands ended, or what looking into the file found. */
export type SaveProblem =
  | Exclude<DownloadOutcome, { kind: 'done' }>
  | { kind: 'invalid_file'; reason: string }
  /** Our own disk would not take it: nobody's fault but ours, so it never fails the generation. */
  | { kind: 'no_space' }

/** A wrong file may be an error page of a tired server: with the growing pauses this many tries take over half an hour. */
const WRONG_FILE_TRIES = 20

/** A link that is past its time by our clock still gets this many tries, in case it is the clock that is wrong. */
const DEAD_LINK_TRIES = 5

/**
 * What becomes of a paid clip that could not be kept this time. It is tried until the provider's link is dead, and given up
 * only then, or when the provider keeps sending something that is no clip.
 * @param failures how often saving this clip failed before
 * @param linkAliveMs how long the link lives yet; negative when it is past
 */
export function decideSave(problem: SaveProblem, failures: number, linkAliveMs: number, random: number): PollDecision {
  const tries = failures + 1
  const again: PollDecision = {
    patch: { failures: tries },
    inMs: retryDelay(tries, random, problem.kind === 'interrupted' ? problem.retryAfterMs : undefined),
  }
  const expired: PollDecision = { patch: { state: 'failed', failure: toFailure('result_expired') }, inMs: 0 }
  switch (problem.kind) {
    case 'gone':
    case 'interrupted':
      return linkAliveMs > 0 || tries < DEAD_LINK_TRIES ? again : expired
    case 'not_video':
    case 'invalid_file':
    case 'refused':
      if (tries < WRONG_FILE_TRIES) return again
      return {
        patch: {
          state: 'failed',
          failure: toFailure('result_invalid', { code: null, message: wrongFile(problem) }),
        },
        inMs: 0,
      }
    case 'no_space':
      return again
    default:
      return problem satisfies never
  }
}

function wrongFile(problem: Extract<SaveProblem, { kind: 'not_video' | 'invalid_file' | 'refused' }>): string {
  return problem.kind === 'not_video' ? `not a video: ${problem.contentType}` : problem.reason
}
