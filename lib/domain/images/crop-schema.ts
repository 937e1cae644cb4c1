import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { sha256Schema } from '#lib/domain/recipe/recipe-schema'
import type { Rectangle } from './rectangle.ts'

const whole = z.int().check(z.gte(0))
const rectangleSchema = z.object({
  x: whole,
  y: whole,
  width: z.int().check(z.gte(1)),
  height: z.int().check(z.gte(1)),
})

/** Cuts a rectangle, in pixels of the original, out of an image of the library. */
export const cropInputSchema = z.object({ of: sha256Schema, crop: rectangleSchema })
export type CropInput = z.infer<typeof cropInputSchema>

/** What a crop begins with: the original, and the rectangle that an image is of it; null for one that is whole. */
export type CropSource = { original: LibraryImage; crop: Rectangle | null }

export type CropActions = {
  /** The original of an image, which is itself where it is no crop. Answers `image_unknown` when the library has none of the two. */
  cropSource(sha256: string): Promise<ActionResult<CropSource>>
  /** A new image, or the one that the same rectangle gave before. The original stays. */
  cropImage(input: CropInput): Promise<ActionResult<LibraryImage>>
}
