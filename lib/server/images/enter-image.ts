import { sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { Rectangle } from '#lib/domain/images/rectangle'
import type { Database } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import type { EncodedStill } from '#lib/server/media/encode-still'
import type { MediaStore } from '#lib/server/storage/media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { libraryImage } from './library-image.ts'

/**
 * Stores a still and then enters it in `images`; a row without its bytes cannot be. The same pixels twice are one image.
 * @param from the original that it was cut out of, and which part of that it is
 * @returns the image; `no_space` when the media store is full or not writable, `store_away`
 */
export async function enterImage(
  { db, media }: { db: Database; media: MediaStore },
  { bytes: encoded, ext, width, height }: EncodedStill,
  from?: { cropOf: string; crop: Rectangle },
): Promise<ActionResult<LibraryImage>> {
  try {
    const { sha256, bytes } = await media.put(encoded, ext)
    const image = { sha256, ext, width, height, bytes }
    await db
      .insert(images)
      .values({ ...image, ...from })
      // One that comes again is in use again, whatever clears away old unused ones, and keeps what it knows of itself: a chain of originals cannot
      // come about.
      .onConflictDoUpdate({ target: images.sha256, set: { createdAt: sql`now()`, lastUsedAt: sql`now()` } })
    return { ok: true, value: libraryImage(image) }
  } catch (error) {
    if (error instanceof StorageUnavailable) return { ok: false, problem: error.problem }
    throw error
  }
}
