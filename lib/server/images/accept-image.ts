import { sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { ImagePurpose } from '#lib/domain/images/image-purpose'
import type { Database } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import type { NormaliseImage } from '#lib/server/media/normalise-image'
import type { MediaStore } from '#lib/server/storage/media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { libraryImage } from './library-image.ts'

type Deps = { db: Database; media: MediaStore; normalise: NormaliseImage }

/**
 * Takes a picture into the library: checked, normalised, stored, then entered in `images`; a row without its bytes cannot be.
 * The same picture twice is one image.
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
  if (!still.ok) return { ok: false, problem: still.problem }
  const { ext, width, height } = still

  try {
    const stored = await deps.media.put(still.bytes, ext)
    await deps.db
      .insert(images)
      .values({ sha256: stored.sha256, ext, width, height, bytes: stored.bytes })
      // A picture that comes again is in use again, whatever clears away old unused ones.
      .onConflictDoUpdate({ target: images.sha256, set: { createdAt: sql`now()`, lastUsedAt: sql`now()` } })
    return { ok: true, value: libraryImage({ sha256: stored.sha256, ext, width, height, bytes: stored.bytes }) }
  } catch (error) {
    if (error instanceof StorageUnavailable) return { ok: false, problem: error.problem }
    throw error
  }
}
