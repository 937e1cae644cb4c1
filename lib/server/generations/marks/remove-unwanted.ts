import { asc, eq, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Database } from '#lib/server/db/database'
import { unwantedMedia } from '#lib/server/db/schema-upkeep'
import { namedMedia } from '#lib/server/generations/media-audit/named-media'
import { parseMediaName } from '#lib/server/storage/media-name'
import type { MediaStore } from '#lib/server/storage/media-store'

/** A file younger than this may be one whose row is about to be written: the same picture added again, or an equal clip. In ms. */
const SETTLED_AFTER_MS = 3600_000
/** Digits of a hash: few enough that what begins so is one short look, as many as make it a handful of files. */
const BEGINNING = 4

/** So many in a row that cannot be removed say that the store is away: the rest would say the same, each after its time. */
const STORE_AWAY_AFTER = 10

type Deps = { db: Database; media: MediaStore; log: Pick<Logger, 'error'> }

/**
 * Removes from the store what no row names any more. What is named again stays, and what was written anew waits for the next time. What cannot be
 * removed is said and comes last the next time, so that it stands in nobody's way.
 * @returns how many files are gone
 * @throws what the store said where it seems to be away
 */
export async function removeUnwanted(deps: Deps, signal?: AbortSignal): Promise<number> {
  const { db, log } = deps
  let removed = 0
  let failedInARow = 0
  const all = await db.select({ name: unwantedMedia.name }).from(unwantedMedia).orderBy(asc(unwantedMedia.since))
  for (const { name } of all) {
    if (signal?.aborted) break
    try {
      if (await removeOne(deps, name)) removed += 1
      failedInARow = 0
    } catch (error) {
      await db.update(unwantedMedia).set({ since: sql`clock_timestamp()` }).where(eq(unwantedMedia.name, name))
      failedInARow += 1
      if (failedInARow === STORE_AWAY_AFTER) throw error
      log.error({ file: name, error }, 'a file that nobody needs cannot be removed')
    }
  }
  return removed
}

/** @returns whether there was such a file and it is gone */
async function removeOne({ db, media }: Deps, text: string): Promise<boolean> {
  const name = parseMediaName(text)?.name
  const isNamed = name && (await namedMedia(db, name.slice(0, BEGINNING))).has(name)
  const removed = name && !isNamed ? await media.delete(name, { olderThanMs: SETTLED_AFTER_MS }) : false
  const isYoung = name && !isNamed && !removed && (await media.stat(name))
  if (!isYoung) await db.delete(unwantedMedia).where(eq(unwantedMedia.name, text))
  return removed
}
