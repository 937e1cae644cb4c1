import { asc, desc, inArray } from 'drizzle-orm'
import {
  PRESETS_MAX,
  type PresetImage,
  type PresetValue,
  type PresetView,
  readPresetValue,
} from '#lib/domain/recipe/preset'
import type { Database } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import { presets } from '#lib/server/db/schema-names'
import { mediaUrl } from '#lib/server/storage/media-name'

/**
 * Presets of this installation by name, with what the library still has of their images. Of more than {@link PRESETS_MAX} the newest;
 * one that a later version wrote, and this one cannot read, stays where it is and is not listed.
 */
export async function listPresets(db: Database): Promise<PresetView[]> {
  const newest = db.select().from(presets).orderBy(desc(presets.createdAt)).limit(PRESETS_MAX).as('newest')
  const rows = await db.select().from(newest).orderBy(asc(newest.name), asc(newest.createdAt))
  const readable = rows.flatMap(({ id, name, value: stored }) => {
    const value = readPresetValue(stored)
    return value ? [{ id, name, value }] : []
  })
  const library = await imagesOf(
    db,
    readable.map((preset) => preset.value),
  )
  return readable.map((preset) => ({
    ...preset,
    images: (preset.value.images ?? []).map((image) => ({ ...image, image: library.get(image.sha256) ?? null })),
  }))
}

async function imagesOf(db: Database, values: readonly PresetValue[]) {
  const wanted = [...new Set(values.flatMap((value) => value.images ?? []).map((image) => image.sha256))]
  const found = new Map<string, NonNullable<PresetImage['image']>>()
  if (wanted.length === 0) return found
  const rows = await db.select().from(images).where(inArray(images.sha256, wanted))
  for (const { sha256, ext, width, height, bytes } of rows)
    found.set(sha256, { url: mediaUrl(sha256, ext), width, height, bytes })
  return found
}
