import * as z from 'zod/mini'
import { FRAME_ROLES } from '#lib/domain/clip/fidelity'
import { marksSchema } from '#lib/domain/marks/marks-schema'
import { accountBalanceSchema } from '#lib/domain/money/balance'
import { PAUSE_REASONS } from '#lib/domain/recipe/problems'
import { type Recipe, ROLES } from '#lib/domain/recipe/recipe'
import { recipeSchema, sha256Schema } from '#lib/domain/recipe/recipe-schema'
import { reviewSummarySchema } from '#lib/domain/review/review-schema'
import { FAILURE_CODES, STATES } from './states.ts'

/** What the browser sees of a generation. Times are Unix milliseconds of the server's clock; URLs are paths of our own. */

const clipViewSchema = z.object({
  url: z.string(),
  posterUrl: z.nullable(z.string()),
  smallPosterUrl: z.nullable(z.string()),
  /** The clip in small: see sprite.ts. */
  spriteUrl: z.nullable(z.string()),
  width: z.number(),
  height: z.number(),
  durationMs: z.number(),
  hasAudio: z.boolean(),
  bytes: z.number(),
  /** Whether the last look through the media store did not find the file, or not whole. */
  missing: z.boolean(),
})
export type ClipView = z.infer<typeof clipViewSchema>

const failureSchema = z.object({
  code: z.enum(FAILURE_CODES),
  /** The provider's own code and sentence, verbatim, when it gave them. */
  providerCode: z.nullable(z.string()),
  providerMessage: z.nullable(z.string()),
})
export type Failure = z.infer<typeof failureSchema>

const unconfirmedSchema = z.object({
  /** Number of the attempt whose answer did not come; what a person sends again names it. */
  attempt: z.number(),
  sentAt: z.nullable(z.number()),
  /** How often the provider was asked for it, and answered that it knows of none. */
  lookups: z.number(),
  /** Null where it cannot be looked up. */
  nextLookupAt: z.nullable(z.number()),
  /** Whether the request named an id of ours to ask by; otherwise only a webhook or a person can tell what became of it. */
  canLookUp: z.boolean(),
  /** Whether it was sent to another provider than the one in use, which alone could tell; it is looked up once that is set again. */
  elsewhere: z.boolean(),
  /** The task that a person named for it, while the provider has yet to say whose it is. */
  named: z.nullable(z.string()),
})
export type Unconfirmed = z.infer<typeof unconfirmedSchema>

const BILLED = ['refunded', 'charged'] as const
export type Billed = (typeof BILLED)[number]

/** The part of a generation that changes after it was submitted: what the change feed sends. */
const generationStatusSchema = z.object({
  id: z.string(),
  state: z.enum(STATES),
  /** When the present state began. */
  stateSince: z.number(),
  /** When the provider's task was accepted, once it was. */
  acceptedAt: z.nullable(z.number()),
  /** Provider's percentage, 0 to 100, never going backwards; null before the first word. */
  progress: z.nullable(z.number()),
  /** When the provider's result link dies, while the clip is not yet ours. */
  resultExpiresAt: z.nullable(z.number()),
  failure: z.nullable(failureSchema),
  /** Whether an earlier attempt at a failed one is still without a clear answer, and may have been paid for. */
  unclear: z.boolean(),
  /** What the provider said for good of the money of a failed one; null while it has not, and for any other. */
  billed: z.nullable(z.enum(BILLED)),
  clip: z.nullable(clipViewSchema),
  /** Of the frames that were given and compared with the clip; none before that. */
  frames: z.array(z.object({ role: z.enum(FRAME_ROLES), kept: z.boolean() })),
  /** What is known of the attempt without a clear answer, in that state alone. */
  unconfirmed: z.nullable(unconfirmedSchema),
  marks: marksSchema,
  /** What was said of its clip, summed up; null while nothing ever was. */
  review: z.nullable(reviewSummarySchema),
  /** Whether somebody deleted it: then it is to be shown nowhere. */
  deleted: z.boolean(),
  /** Whether it was deleted once, and is there again in its old place. */
  restored: z.boolean(),
})
export type GenerationStatus = z.infer<typeof generationStatusSchema>

const imageViewSchema = z.object({
  role: z.enum(ROLES),
  sha256: sha256Schema,
  url: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
})
export type ImageView = z.infer<typeof imageViewSchema>

/** Which take of how many a generation is, and of which shot: a shot goes by its first take's id. */
const shotSchema = z.object({ id: z.string(), take: z.number(), takes: z.number() })
export type Shot = z.infer<typeof shotSchema>

/** A whole generation: the fixed part (recipe, images) and its status. */
const generationViewSchema = z.object({
  id: z.string(),
  createdAt: z.number(),
  /** Id of the person who made it; empty in a card that stands in for it until the server has answered the click. */
  createdBy: z.string(),
  /** Their name, where the team is more than one. */
  by: z.nullable(z.string()),
  /** The generation that this one is another take of. */
  takeOf: z.nullable(z.string()),
  shot: shotSchema,
  recipe: z.custom<Recipe>((value) => recipeSchema.safeParse(value).success),
  images: z.array(imageViewSchema),
  status: generationStatusSchema,
})
export type GenerationView = z.infer<typeof generationViewSchema>

/** `GET /api/generations`: newest first; `nextCursor` is opaque and null on the last page. */
export const generationPageSchema = z.object({
  generations: z.array(generationViewSchema),
  nextCursor: z.nullable(z.string()),
  /** Where the change feed goes on from. */
  rev: z.string(),
})
export type GenerationPage = z.infer<typeof generationPageSchema>

/** `GET /api/generations/ID/takes`: all takes of its shot, the first take first. */
export const takesSchema = z.object({ takes: z.array(generationViewSchema), rev: z.string() })
export type Takes = z.infer<typeof takesSchema>

/** Why submitting is at rest for everybody. */
const pauseSchema = z.object({
  reason: z.enum(PAUSE_REASONS),
  /** The provider's own words for the refusal, when it is one and gave any. */
  message: z.nullable(z.string()),
  since: z.number(),
  /** When key and balance were last tried since, and still refused. */
  checkedAt: z.nullable(z.number()),
})
export type Pause = z.infer<typeof pauseSchema>

/** `GET /api/changes?since=REV`: everything that changed after REV. `reset` means: too much or too old, load the pages anew. */
export const changesSchema = z.object({
  rev: z.string(),
  reset: z.boolean(),
  changes: z.array(generationStatusSchema),
  /** Generations that are not settled, of everybody. */
  active: z.number(),
  /** Generations that are paid and not safely kept, of everybody. */
  atRisk: z.number(),
  pause: z.nullable(pauseSchema),
  /** Until when the provider asked us to send nothing; null when it did not, or that is over. */
  heldUntil: z.nullable(z.number()),
  /** Null while nothing is known of it. */
  balance: z.nullable(accountBalanceSchema),
  now: z.number(),
})
export type Changes = z.infer<typeof changesSchema>

/** An image in our library. `url` is a path of our own. */
export type LibraryImage = { sha256: string; url: string; width: number; height: number; bytes: number }
