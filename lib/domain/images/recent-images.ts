import * as z from 'zod/mini'
import { sha256Schema } from '#lib/domain/recipe/recipe-schema'

/** `GET /api/images?cursor=`: the last used first; `nextCursor` is opaque and null on the last page. */
export const recentImagesSchema = z.object({
  images: z.array(
    z.object({ sha256: sha256Schema, url: z.string(), width: z.number(), height: z.number(), bytes: z.number() }),
  ),
  nextCursor: z.nullable(z.string()),
})
export type RecentImages = z.infer<typeof recentImagesSchema>
