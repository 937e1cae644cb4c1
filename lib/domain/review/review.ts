/** What people say of a clip, for everybody. */

/** What somebody makes of a clip as a whole. */
export const VERDICTS = ['approved', 'changes_requested'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Code points of a comment: a page of plain words. */
export const COMMENT_MAX = 2_000

/** Comments that one clip has at most, replies included and deleted ones not: far more than anybody reads, and an end to whoever would fill the database. */
export const COMMENTS_MAX = 500

/** A place on a picture: 0, 0 is its upper left corner and 1, 1 its lower right one. */
export type Spot = { x: number; y: number }

/** What a card knows of the review of its clip. */
export type ReviewSummary = {
  /** Comments that are not resolved, replies not counted. */
  open: number
  /** When somebody last did anything to it. Unix ms. */
  lastAt: number
  /** `changes_requested` as soon as one asks for changes, else `approved` as soon as one approves. */
  verdict: Verdict | null
  /** Goes up with every change: whoever shows the comments asks for them anew. */
  version: number
}

/** Whether a card has anything to show of its review. */
export function isReviewed(review: ReviewSummary | null): review is ReviewSummary {
  return review !== null && (review.open > 0 || review.verdict !== null)
}
