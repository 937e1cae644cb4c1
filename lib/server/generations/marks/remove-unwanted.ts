import { asc, eq } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { unwantedMedia } from '#lib/server/db/schema-upkeep'
import { namedMedia } from '#lib/server/generations/media-audit/named-media'
import { parseMediaName } from '#lib/server/storage/media-name'
import type { MediaStore } from '#lib/server/storage/media-store'

/** A file younger than this may be one whose row is about to be written: the same picture added again, or an equal clip. In ms. */
const SETTLED_AFTER_MS = 3600_000
/** Digits of a hash: few enough that what begins so is one short look, as many as make it a handful of files. */
const BEGINNING = 4

/**
 * Removes from the store what no row names any more. What is named again stays, and what was written anew waits for the next time.
 * @returns how many files are gone
 */
export async function removeUnwanted(
  { db, media }: { db: Database; media: MediaStore },
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0
  const all = await db.select({ name: unwantedMedia.name }).from(unwantedMedia).orderBy(asc(unwantedMedia.since))
  for (const { name: text } of all) {
    if (signal?.aborted) break
    const name = parseMediaName(text)?.name
    const isNamed = name && (await namedMedia(db, name.slice(0, BEGINNING))).has(name)
    if (name && !isNamed) {
      if (await media.delete(name, { olderThanMs: SETTLED_AFTER_MS })) removed += 1
      else if (await media.stat(name)) continue
    }
    await db.delete(unwantedMedia).where(eq(unwantedMedia.name, text))
  }
  return removed
}
