import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { codePoints } from '#lib/domain/recipe/recipe'
import { COMMENT_MAX, type ReviewSummary, VERDICTS, type Verdict } from './review.ts'

/** Pictures of the longest clip there can be, with room: a number beyond is a mistake. */
const FRAME_MAX = 100_000

const frame = z.int().check(z.gte(0), z.lte(FRAME_MAX))
const share = z.number().check(z.gte(0), z.lte(1))
const spotSchema = z.object({ x: share, y: share })

/** What somebody wrote, as it is kept. */
const commentText = z
  .pipe(
    z.string(),
    z.transform((text) => text.trim()),
  )
  .check(
    z.refine((text) => text !== '' && codePoints(text) <= COMMENT_MAX && text.isWellFormed() && !text.includes('\0'), {
      error: 'comment_unclear',
    }),
  )

/** A comment on a clip. The id is minted in the browser: sending it again finds the one that the first press made. */
export const commentInputSchema = z
  .object({
    id: z.uuid(),
    generation: z.uuid(),
    text: commentText,
    /** Number of the picture that it is about, from 0; null for the whole clip. */
    frame: z.nullable(frame),
    /** Where on that picture. */
    spot: z.nullable(spotSchema),
    /** The comment that it answers, itself no answer: a conversation is one level deep. It is about what that one is about. */
    replyTo: z.nullable(z.uuid()),
  })
  .check(
    z.refine(({ frame, spot, replyTo }) => (spot === null || frame !== null) && (replyTo === null || frame === null)),
  )
export type CommentInput = z.infer<typeof commentInputSchema>

export const resolveInputSchema = z.object({ id: z.uuid(), resolved: z.boolean() })
export type ResolveInput = z.infer<typeof resolveInputSchema>

/** What somebody makes of a clip; null takes it back. */
export const verdictInputSchema = z.object({ generation: z.uuid(), verdict: z.nullable(z.enum(VERDICTS)) })
export type VerdictInput = z.infer<typeof verdictInputSchema>

/** The review of a clip as its card is told of it. */
export const reviewSummarySchema: z.ZodMiniType<ReviewSummary> = z.object({
  open: z.number(),
  lastAt: z.number(),
  verdict: z.nullable(z.custom<Verdict>((value) => VERDICTS.some((verdict) => verdict === value))),
  version: z.number(),
})

/** Who said something, as everybody is told. */
const bySchema = z.object({ name: z.string(), guest: z.boolean() })

const commentViewSchema = z.object({
  id: z.string(),
  by: bySchema,
  frame: z.nullable(z.number()),
  spot: z.nullable(spotSchema),
  text: z.string(),
  replyTo: z.nullable(z.string()),
  createdAt: z.number(),
  /** When and by whom it was said to be done; null while it is open, and for answers. */
  resolved: z.nullable(z.object({ at: z.number(), by: z.string() })),
  /** It was deleted, and is told of, without its words, for the answers to it. */
  deleted: z.boolean(),
  /** Whether who asks may delete it. */
  mayDelete: z.boolean(),
})
export type CommentView = z.infer<typeof commentViewSchema>

const verdictViewSchema = z.object({
  id: z.string(),
  by: bySchema,
  verdict: z.enum(VERDICTS),
  at: z.number(),
  /** Whether it is that of who asks. */
  mine: z.boolean(),
  /** Whether who asks may take it back though it is not theirs. */
  mayTakeBack: z.boolean(),
})
export type VerdictView = z.infer<typeof verdictViewSchema>

/** `GET /api/generations/ID/comments`: all that was said of a clip, by frame and then by time, what is about the whole clip first. */
export const reviewViewSchema = z.object({
  comments: z.array(commentViewSchema),
  verdicts: z.array(verdictViewSchema),
  /** That of its {@link ReviewSummary}, at least; -1 while nothing was ever said. */
  version: z.number(),
})
export type ReviewView = z.infer<typeof reviewViewSchema>

/** Server actions of the review. Each answers with all that is said of the clip after it. */
export type ReviewActions = {
  addComment(input: CommentInput): Promise<ActionResult<ReviewView>>
  resolveComment(input: ResolveInput): Promise<ActionResult<ReviewView>>
  deleteComment(id: string): Promise<ActionResult<ReviewView>>
  giveVerdict(input: VerdictInput): Promise<ActionResult<ReviewView>>
  takeBackVerdict(id: string): Promise<ActionResult<ReviewView>>
}
