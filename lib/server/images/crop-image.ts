import { eq } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { CropInput } from '#lib/domain/images/crop-schema'
import { pixelProblem } from '#lib/domain/images/pixel-problem'
import { within } from '#lib/domain/images/rectangle'
import type { Database } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import type { CropStill } from '#lib/server/media/crop-still'
import { mediaName } from '#lib/server/storage/media-name'
import type { MediaStore } from '#lib/server/storage/media-store'
import { enterImage } from './enter-image.ts'
import { libraryImage } from './library-image.ts'

type Deps = { db: Database; media: MediaStore; crop: CropStill }

/**
 * Cuts a rectangle out of an original of the library and takes it in as an image of its own, which knows where it came from.
 * @returns the image, or `image_unknown` when the library has no such original, `invalid` for a rectangle that is not within it or an
 *   original that is itself a crop, `too_small` or `too_narrow` when the provider would not take the result, `no_space`, `store_away`
 */
export async function cropImage(deps: Deps, { of, crop }: CropInput): Promise<ActionResult<LibraryImage>> {
  const [original] = await deps.db.select().from(images).where(eq(images.sha256, of))
  const bytes = original && (await deps.media.read(mediaName(of, original.ext)))
  if (!original || !bytes) return { ok: false, problem: 'image_unknown' }
  if (original.cropOf !== null || !within(crop, original)) return { ok: false, problem: 'invalid' }
  const problem = pixelProblem(crop)
  if (problem) return { ok: false, problem }
  if (crop.width === original.width && crop.height === original.height)
    return { ok: true, value: libraryImage(original) }
  const still = await deps.crop(bytes, crop)
  return still ? enterImage(deps, still, { cropOf: of, crop }) : { ok: false, problem: 'unreadable' }
}
