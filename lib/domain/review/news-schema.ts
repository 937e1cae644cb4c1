import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { VERDICTS } from './review.ts'

/** Things that are listed of what is new, the newest first; beyond that there are counts. */
export const NEWS_MAX = 30

const about = {
  generation: z.string(),
  prompt: z.string(),
  by: z.object({ name: z.string(), guest: z.boolean() }),
  at: z.number(),
}

const newsItemSchema = z.discriminatedUnion('kind', [
  z.object({ ...about, kind: z.literal('comment'), id: z.string(), text: z.string(), frame: z.nullable(z.number()) }),
  z.object({ ...about, kind: z.enum(VERDICTS) }),
])
export type NewsItem = z.infer<typeof newsItemSchema>

/** `GET /api/news`: what others said since who asks last looked. Times are Unix ms of the server's clock. */
export const newsSchema = z.object({
  since: z.number(),
  /** Up to when it tells of everything: what is to be marked as seen. */
  until: z.number(),
  comments: z.number(),
  approvals: z.number(),
  changes: z.number(),
  items: z.array(newsItemSchema),
})
export type News = z.infer<typeof newsSchema>

/** Says up to when somebody has seen what is new. */
export const newsSeenSchema = z.object({ until: z.int().check(z.gte(0)) })
export type NewsSeenInput = z.infer<typeof newsSeenSchema>

export type NewsActions = {
  markNewsSeen(input: NewsSeenInput): Promise<ActionResult<null>>
}
