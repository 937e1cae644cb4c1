import { and, eq, gt, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import { attempts, clips, DERIVED_COLUMNS, generations } from '#lib/server/db/schema'
import { mediaFindings } from '#lib/server/db/schema-upkeep'
import { tellOfClips } from '#lib/server/generations/missing-clips'
import type { StepDeps } from '#lib/server/generations/steps/step-deps'
import { mediaName, type ParsedMediaName, parseMediaName } from '#lib/server/storage/media-name'
import { fetchAgain } from './fetch-again.ts'

/** A file that could not be had this many times in a row will not be had: once an hour, and the provider keeps a clip for a day. */
export const MEND_TRIES = 24

/**
 * Has made or fetched again what is missing and can be: a poster or sprite from its clip, a clip while the provider's link lives. A still of the
 * library comes back when somebody adds the same picture again.
 * @returns how many are there again, or are being made
 */
export async function mendMedia(deps: StepDeps, names: readonly string[]): Promise<number> {
  let mended = 0
  for (const text of names) {
    const name = parseMediaName(text)
    if (!name || !(await countTry(deps, text))) continue
    const done = name.ext === 'mp4' ? await mendClip(deps, name) : await mendDerived(deps, name)
    if (!done) continue
    await deps.db.delete(mediaFindings).where(eq(mediaFindings.name, text))
    await tellOfClips(deps.db, name.ext === 'mp4' ? [name.sha256] : [])
    deps.log.info({ media: text }, 'missing media mended')
    mended += 1
  }
  return mended
}

async function countTry({ db }: StepDeps, name: string): Promise<boolean> {
  const counted = await db
    .update(mediaFindings)
    .set({ tries: sql`${mediaFindings.tries} + 1` })
    .where(and(eq(mediaFindings.name, name), lt(mediaFindings.tries, MEND_TRIES)))
    .returning({ name: mediaFindings.name })
  return counted.length > 0
}

/** Its place is made empty, which the derive step and its sweep fill. It is left where its clip is not there either. */
async function mendDerived({ db, queue, media }: StepDeps, { sha256 }: ParsedMediaName): Promise<boolean> {
  const emptied = Object.fromEntries(
    DERIVED_COLUMNS.map((column) => [column, sql`nullif(${clips[column]}, ${sha256})`]),
  )
  const of = await db
    .select({ sha256: clips.sha256 })
    .from(clips)
    .where(or(...DERIVED_COLUMNS.map((column) => eq(clips[column], sha256))))
  let any = false
  for (const clip of of) {
    if (!(await media.stat(mediaName(clip.sha256, 'mp4')))) continue
    await db.transaction(async (tx) => {
      await tx
        .update(clips)
        .set({ ...emptied, deriveTries: 0 })
        .where(eq(clips.sha256, clip.sha256))
      const [shown] = await tx
        .select({ id: generations.id })
        .from(generations)
        .where(eq(generations.clipSha256, clip.sha256))
        .limit(1)
      if (shown) await queue.nudge(tx, 'derive', shown.id)
    })
    any = true
  }
  return any
}

/** Asks the provider that made it for the link again, and takes what it gives only if it is the very same file. */
async function mendClip(deps: StepDeps, { sha256 }: ParsedMediaName): Promise<boolean> {
  const { db, provider } = deps
  const makers = await db
    .select({ taskId: generations.providerTaskId, generation: generations.id })
    .from(generations)
    .innerJoin(attempts, eq(attempts.providerTaskId, generations.providerTaskId))
    .where(
      and(
        eq(generations.clipSha256, sha256),
        inArray(generations.state, ['ready']),
        isNotNull(generations.providerTaskId),
        eq(attempts.baseUrl, provider.baseUrl),
        gt(generations.resultExpiresAt, sql`now()`),
      ),
    )
    .limit(1)
  const [maker] = makers
  return maker?.taskId ? fetchAgain(deps, { ...maker, taskId: maker.taskId, sha256 }) : false
}
