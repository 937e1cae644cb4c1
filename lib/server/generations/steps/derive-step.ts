import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { crashPoint } from '#lib/server/crash-points'
import { clips, generations } from '#lib/server/db/schema'
import { mediaName } from '#lib/server/storage/media-name'
import type { StepDeps } from './step-deps.ts'

/** A clip whose poster cannot be made plays without one; a decoder that crashes on it must not be fed it for ever. */
export const DERIVE_TRIES = 3

/**
 * Makes the poster of a ready clip. Two workers on one clip make the same picture, so no lease is taken.
 * The try is counted before it begins, because a child that is killed cannot count itself.
 */
export async function deriveStep({ db, media, derivePoster, log }: StepDeps, id: string): Promise<void> {
  const [generation] = await db.select({ clip: generations.clipSha256 }).from(generations).where(eq(generations.id, id))
  if (!generation?.clip) return
  const [clip] = await db
    .update(clips)
    .set({ deriveTries: sql`${clips.deriveTries} + 1` })
    .where(and(eq(clips.sha256, generation.clip), isNull(clips.posterSha256), lt(clips.deriveTries, DERIVE_TRIES)))
    .returning()
  if (!clip) return
  crashPoint('derive.counted')
  const path = media.pathOf?.(mediaName(clip.sha256, 'mp4'))
  const poster = path === undefined ? null : await derivePoster(path)
  if (!poster?.ok) {
    log.warn({ generation: id, clip: clip.sha256, reason: poster?.reason }, 'no poster made')
    return
  }
  crashPoint('derive.made')
  const stored = await media.put(poster.bytes, 'jpg')
  crashPoint('derive.stored')
  await db.update(clips).set({ posterSha256: stored.sha256 }).where(eq(clips.sha256, clip.sha256))
}
