import { inArray } from 'drizzle-orm'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { Database } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import { libraryImage } from './library-image.ts'

/** Which of these images the library has, each once and in no order. */
export async function findImages(db: Database, sha256s: readonly string[]): Promise<LibraryImage[]> {
  if (sha256s.length === 0) return []
  const rows = await db
    .select()
    .from(images)
    .where(inArray(images.sha256, [...sha256s]))
  return rows.map(libraryImage)
}
