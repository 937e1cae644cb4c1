import { and, eq, inArray, isNotNull, isNull, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Database, Transaction } from '#lib/server/db/database'
import { clips, DERIVED_COLUMNS, generationImages, generations, images } from '#lib/server/db/schema'
import { unwantedMedia } from '#lib/server/db/schema-upkeep'
import { endChore, takeChore } from '#lib/server/generations/chores'
import { interval } from '#lib/server/generations/steps/lease'
import { mediaName } from '#lib/server/storage/media-name'
import type { MediaStore } from '#lib/server/storage/media-store'
import { removeUnwanted } from './remove-unwanted.ts'

const EVERY_MS = 3600_000
const BATCH = 100

type Deps = { db: Database; media: MediaStore; log: Logger }

/**
 * Lets go for good of what was deleted long enough ago, when it is time to; in one worker of all.
 * @param keepMs how long it can be restored
 */
export async function purgeInTurn(deps: Deps, keepMs: number, signal: AbortSignal): Promise<void> {
  if (!(await takeChore(deps.db, 'purge', EVERY_MS))) return
  await purgeDeleted(deps, keepMs, signal)
  if (!signal.aborted) await endChore(deps.db, 'purge')
}

/**
 * First the rows let go of their files, each generation in a transaction of its own that writes down which files nobody needs any more; then
 * those are removed. One that fails is said and left to the next time. What dies in between is gone on with the next time. The generation itself stays, out of sight, with its attempts and what they cost.
 */
export async function purgeDeleted(deps: Deps, keepMs: number, signal?: AbortSignal): Promise<void> {
  const { db, log } = deps
  const since = sql`now() - ${interval(keepMs)}`
  let purged = 0
  // Asked for again they would be the same.
  const failed: string[] = []
  for (let more = true; more && !signal?.aborted; ) {
    const due = await db
      .select({ id: generations.id })
      .from(generations)
      .where(
        and(
          isNotNull(generations.deletedAt),
          isNull(generations.purgedAt),
          lt(generations.deletedAt, since),
          notInArray(generations.id, failed),
        ),
      )
      .orderBy(generations.deletedAt)
      .limit(BATCH)
    for (const { id } of due)
      try {
        await db.transaction((tx) => letGo(tx, id, since))
        purged += 1
      } catch (error) {
        failed.push(id)
        log.error({ generation: id, error }, 'a deleted generation cannot let go of its files')
      }
    more = due.length === BATCH
  }
  const files = await removeUnwanted(deps, signal)
  if (purged + files > 0) log.info({ generations: purged, files }, 'deleted generations let go of')
}

/** Whoever restores it at this moment waits, or is waited for and has it back. */
async function letGo(tx: Transaction, id: string, since: SQL): Promise<void> {
  const [row] = await tx
    .select({ clip: generations.clipSha256 })
    .from(generations)
    .where(and(eq(generations.id, id), isNull(generations.purgedAt), lt(generations.deletedAt, since)))
    .for('update')
  if (!row) return
  await tx.update(generations).set({ purgedAt: sql`now()`, clipSha256: null }).where(eq(generations.id, id))
  const links = await tx
    .delete(generationImages)
    .where(eq(generationImages.generationId, id))
    .returning({ sha256: generationImages.sha256 })
  const stills = await letGoOfStills(
    tx,
    links.map((link) => link.sha256),
    since,
  )
  const names = [...(row.clip === null ? [] : await letGoOfClip(tx, row.clip)), ...stills]
  if (names.length > 0)
    await tx
      .insert(unwantedMedia)
      .values(names.map((name) => ({ name })))
      .onConflictDoNothing()
}

/** Files of a clip that no generation has any more, not even a deleted one. */
async function letGoOfClip(tx: Transaction, sha256: string): Promise<string[]> {
  const gone = await tx
    .delete(clips)
    .where(
      and(
        eq(clips.sha256, sha256),
        sql`not exists (select from ${generations} where ${generations.clipSha256} = ${clips.sha256})`,
      ),
    )
    .returning()
  return gone.flatMap((clip) => [
    mediaName(sha256, 'mp4'),
    ...DERIVED_COLUMNS.flatMap((column) => (clip[column] === null ? [] : mediaName(clip[column], 'jpg'))),
  ])
}

/**
 * Files of stills that no recipe, preset or crop has, and that nobody added or submitted since. With a crop goes its original, if that is the
 * same with it.
 */
async function letGoOfStills(tx: Transaction, sha256s: readonly string[], since: SQL): Promise<string[]> {
  if (sha256s.length === 0) return []
  const gone = await tx
    .delete(images)
    .where(
      and(
        inArray(images.sha256, [...sha256s]),
        lt(images.lastUsedAt, since),
        sql`not exists (select from ${generationImages} where ${generationImages.sha256} = ${images.sha256})`,
        sql`not exists (select from images crop where crop.crop_of = ${images.sha256})`,
        sql`not exists (select from presets where presets.value @> jsonb_build_object('images', jsonb_build_array(jsonb_build_object('sha256', ${images.sha256}))))`,
      ),
    )
    .returning({ sha256: images.sha256, ext: images.ext, cropOf: images.cropOf })
  const originals = gone.flatMap(({ cropOf }) => cropOf ?? [])
  return [...gone.map(({ sha256, ext }) => mediaName(sha256, ext)), ...(await letGoOfStills(tx, originals, since))]
}
