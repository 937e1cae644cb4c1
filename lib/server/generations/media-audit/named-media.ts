import { and, gte, lt, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { clips, DERIVED_COLUMNS, images } from '#lib/server/db/schema'
import { type MediaName, mediaName } from '#lib/server/storage/media-name'

/** What a row says of a file of its own; of what was made of a clip only that there is one. */
export type NamedMedia = { what: 'clip' | 'derived' | 'image'; bytes: number | null }

/** Every file whose SHA-256 begins so and that a row names. Each question is a short range of an index. */
export async function namedMedia(db: Database, beginning: string): Promise<Map<MediaName, NamedMedia>> {
  const within = (column: SQLWrapper) => and(gte(column, beginning), lt(column, after(beginning)))
  const [ofClips, ofImages, ...derived] = await Promise.all([
    db.select({ sha256: clips.sha256, bytes: clips.bytes }).from(clips).where(within(clips.sha256)),
    db
      .select({ sha256: images.sha256, ext: images.ext, bytes: images.bytes })
      .from(images)
      .where(within(images.sha256)),
    ...DERIVED_COLUMNS.map((column) => db.select({ sha256: clips[column] }).from(clips).where(within(clips[column]))),
  ])
  const named = new Map<MediaName, NamedMedia>()
  for (const { sha256 } of derived.flat())
    if (sha256) named.set(mediaName(sha256, 'jpg'), { what: 'derived', bytes: null })
  for (const { sha256, bytes } of ofClips) named.set(mediaName(sha256, 'mp4'), { what: 'clip', bytes })
  for (const { sha256, ext, bytes } of ofImages) named.set(mediaName(sha256, ext), { what: 'image', bytes })
  return named
}

/** The first text that begins with none of these digits and comes after all that do. */
function after(beginning: string) {
  const next = (Number.parseInt(beginning, 16) + 1).toString(16).padStart(beginning.length, '0')
  return next.length > beginning.length ? sql`'g'` : next
}
