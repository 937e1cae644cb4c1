import * as z from 'zod/mini'

/** UTF-16 units of a search; longer ones are cut, for nobody types them. */
export const PROMPT_SEARCH_MAX = 200

const pastPromptSchema = z.object({
  prompt: z.string(),
  /** When it was last submitted, Unix ms. */
  usedAt: z.number(),
  /** How often it was submitted, among the generations that were looked at. */
  uses: z.number(),
})

/** `GET /api/prompts?q=`: newest first. */
export const promptHistorySchema = z.object({
  prompts: z.array(pastPromptSchema),
  /** Whether there are older ones that match, or older generations that were not looked at. */
  more: z.boolean(),
  /** How far back was looked, in generations. */
  lookedAt: z.number(),
})
export type PromptHistory = z.infer<typeof promptHistorySchema>
