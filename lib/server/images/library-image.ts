import type { LibraryImage } from '#lib/domain/generation/generation'
import type { images } from '#lib/server/db/schema'
import { mediaUrl } from '#lib/server/storage/media-name'

/** A row of the library as the browser sees it. */
export function libraryImage(
  row: Pick<typeof images.$inferSelect, 'sha256' | 'ext' | 'width' | 'height' | 'bytes'>,
): LibraryImage {
  const { sha256, ext, width, height, bytes } = row
  return { sha256, url: mediaUrl(sha256, ext), width, height, bytes }
}
