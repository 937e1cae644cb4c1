import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { ImagePurpose } from '#lib/domain/images/image-purpose'
import type { Database } from '#lib/server/db/database'
import type { NormaliseImage } from '#lib/server/media/normalise-image'
import type { MediaStore } from '#lib/server/storage/media-store'
import { enterImage } from './enter-image.ts'

type Deps = { db: Database; media: MediaStore; normalise: NormaliseImage }

/**
 * Takes a picture into the library: checked, normalised, stored and entered. The same picture twice is one image.
 * @param bytes the file as it came, of any type and size
 * @param purpose what is taken in only to be cropped is refused as part of a recipe until it was
 * @returns the image, or an ImageProblem: `no_space` when the media store is full or not writable, `store_away`
 */
export async function acceptImage(
  deps: Deps,
  bytes: Uint8Array,
  purpose: ImagePurpose = 'to_send',
): Promise<ActionResult<LibraryImage>> {
  const still = await deps.normalise(bytes, purpose)
  return still.ok ? enterImage(deps, still) : { ok: false, problem: still.problem }
}
