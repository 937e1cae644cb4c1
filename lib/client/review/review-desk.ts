import type { ActionProblem } from '#lib/domain/actions'
import type { Verdict } from '#lib/domain/review/review'
import type { CommentInput, ReviewView } from '#lib/domain/review/review-schema'

export type NewComment = Omit<CommentInput, 'generation'>

/**
 * What the panel of a review works with, whoever uses it: a member of the team, or a guest on a shared link.
 * Each deed answers with what is wrong, or null when it is done and `review` tells of it.
 */
export type ReviewDesk = {
  /** Where one is, of this clip: what is half written is kept for it. */
  place: string
  review: ReviewView
  /** Whether the last answer is all that can be shown: the comments could not be asked for anew. */
  stale: boolean
  again(): void
  add(comment: NewComment): Promise<ActionProblem | null>
  remove(id: string): Promise<ActionProblem | null>
  give(verdict: Verdict | null): Promise<ActionProblem | null>
  /** What a guest made of it, whether or not one may: the view says so. Not for guests. */
  takeBack?: (verdict: string) => Promise<ActionProblem | null>
  /** Not for guests. */
  resolve?: (id: string, resolved: boolean) => Promise<ActionProblem | null>
  /** Where a comment can be acted on; not for those who do not make clips. */
  fixHref?: (comment: string) => `/?${string}`
}
