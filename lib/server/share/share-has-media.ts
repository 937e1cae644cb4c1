import { and, eq, or } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { clips, generationImages, generations, images } from '#lib/server/db/schema'
import type { ParsedMediaName } from '#lib/server/storage/media-name'
import type { ShareRow } from './find-share.ts'
import { inShare } from './in-share.ts'

/**
 * Whether a stored file is one that a link shows now: a clip, what was made of it, and the stills that it was made from where the link shows
 * recipes.
 */
export async function shareHasMedia(db: Database, share: ShareRow, { sha256, ext }: ParsedMediaName): Promise<boolean> {
  const shown = inShare(db, share)
  const ofClip =
    ext === 'mp4'
      ? eq(clips.sha256, sha256)
      : or(eq(clips.posterSha256, sha256), eq(clips.smallPosterSha256, sha256), eq(clips.spriteSha256, sha256))
  if (ext !== 'png') {
    const found = await db
      .select({ id: generations.id })
      .from(clips)
      .innerJoin(generations, eq(generations.clipSha256, clips.sha256))
      .where(and(ofClip, shown))
      .limit(1)
    if (found.length > 0) return true
  }
  if (!share.showsRecipe || ext === 'mp4') return false
  const stills = await db
    .select({ id: generations.id })
    .from(generationImages)
    .innerJoin(images, eq(images.sha256, generationImages.sha256))
    .innerJoin(generations, eq(generations.id, generationImages.generationId))
    .where(and(eq(images.sha256, sha256), eq(images.ext, ext), shown))
    .limit(1)
  return stills.length > 0
}
