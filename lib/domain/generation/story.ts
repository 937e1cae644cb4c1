import * as z from 'zod/mini'
import { STATES } from './states.ts'

/** How an attempt stands, in the words that the screen has for it (`story.outcome` in messages). */
const ATTEMPT_OUTCOMES = [
  'prepared',
  /** Never sent, because an earlier attempt turned up. */
  'not_needed',
  'sending',
  'accepted',
  'found_by_lookup',
  'found_by_webhook',
  'found_by_person',
  'found_in_journal',
  'refused',
  'unknown',
] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

const attemptStorySchema = z.object({
  number: z.number(),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  /** What came back beyond that, as it was written down, such as `402 insufficient_quota`. */
  detail: z.nullable(z.string()),
  /** Unix ms; null while the request has not left. */
  sentAt: z.nullable(z.number()),
  answeredAt: z.nullable(z.number()),
  /** How often it was asked for by the id that we gave it. */
  lookups: z.number(),
  taskId: z.nullable(z.string()),
  /** What the provider says that it cost. Amounts are decimal strings; null is not said, which is not zero. */
  billing: z.nullable(
    z.object({ status: z.nullable(z.string()), credits: z.nullable(z.string()), costUsd: z.nullable(z.string()) }),
  ),
})
export type AttemptStory = z.infer<typeof attemptStorySchema>

/** `GET /api/generations/ID/story`: what a generation went through, oldest first. */
export const storySchema = z.object({
  states: z.array(z.object({ state: z.enum(STATES), at: z.number() })),
  attempts: z.array(attemptStorySchema),
})
export type Story = z.infer<typeof storySchema>
