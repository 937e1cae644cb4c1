import { eq } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { CropSource } from '#lib/domain/images/crop-schema'
import type { Database } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import { libraryImage } from './library-image.ts'

/** What to crop an image from: its original and where in it the image lies, or itself. */
export async function cropSource(db: Database, sha256: string): Promise<ActionResult<CropSource>> {
  const [image] = await db.select().from(images).where(eq(images.sha256, sha256))
  if (!image) return { ok: false, problem: 'image_unknown' }
  if (image.cropOf === null) return { ok: true, value: { original: libraryImage(image), crop: null } }
  const [original] = await db.select().from(images).where(eq(images.sha256, image.cropOf))
  // The foreign key keeps it.
  if (!original) return { ok: false, problem: 'image_unknown' }
  return { ok: true, value: { original: libraryImage(original), crop: image.crop } }
}
