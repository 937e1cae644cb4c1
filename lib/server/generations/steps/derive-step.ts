import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { crashPoint } from '#lib/server/crash-points'
import { clips, generations } from '#lib/server/db/schema'
import { mediaName } from '#lib/server/storage/media-name'
import type { StepDeps } from './step-deps.ts'

/** A clip of which nothing can be made plays all the same; a decoder that crashes on it must not be fed it for ever. */
export const DERIVE_TRIES = 3

/**
 * Makes poster and sprite of a ready clip, as far as they are not there. Two workers on one clip make the same pictures, so no lease is taken.
 * The try is counted before it begins, because a child that is killed cannot count itself.
 */
export async function deriveStep({ db, media, deriveClip, log }: StepDeps, id: string): Promise<void> {
  const [generation] = await db.select({ clip: generations.clipSha256 }).from(generations).where(eq(generations.id, id))
  if (!generation?.clip) return
  const [clip] = await db
    .update(clips)
    .set({ deriveTries: sql`${clips.deriveTries} + 1` })
    .where(
      and(
        eq(clips.sha256, generation.clip),
        or(isNull(clips.posterSha256), isNull(clips.spriteSha256)),
        lt(clips.deriveTries, DERIVE_TRIES),
      ),
    )
    .returning()
  if (!clip) return
  crashPoint('derive.counted')
  const path = media.pathOf?.(mediaName(clip.sha256, 'mp4'))
  const derived = path === undefined ? null : await deriveClip(path)
  if (!derived?.ok) {
    log.warn({ generation: id, clip: clip.sha256, reason: derived?.reason }, 'no poster and sprite made')
    return
  }
  crashPoint('derive.made')
  const posterSha256 = clip.posterSha256 ?? (await media.put(derived.poster.bytes, 'jpg')).sha256
  const spriteSha256 = clip.spriteSha256 ?? (await media.put(derived.sprite.bytes, 'jpg')).sha256
  crashPoint('derive.stored')
  await db.update(clips).set({ posterSha256, spriteSha256 }).where(eq(clips.sha256, clip.sha256))
}
