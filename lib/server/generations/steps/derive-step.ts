import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { crashPoint } from '#lib/server/crash-points'
import { clips, DERIVED_COLUMNS, generations } from '#lib/server/db/schema'
import type { Picture } from '#lib/server/media/derive-clip'
import { mediaName } from '#lib/server/storage/media-name'
import type { StepDeps } from './step-deps.ts'

/** A clip of which nothing can be made plays all the same; a decoder that crashes on it must not be fed it for ever. */
export const DERIVE_TRIES = 3

/**
 * Makes posters and sprite of a ready clip, as far as they are not there. Two workers on one clip make the same pictures, so no lease is taken.
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
        or(...DERIVED_COLUMNS.map((column) => isNull(clips[column]))),
        lt(clips.deriveTries, DERIVE_TRIES),
      ),
    )
    .returning()
  if (!clip) return
  crashPoint('derive.counted')
  const path = media.pathOf?.(mediaName(clip.sha256, 'mp4'))
  const derived = path === undefined ? null : await deriveClip(path)
  if (!derived?.ok) {
    log.warn({ generation: id, clip: clip.sha256, reason: derived?.reason }, 'no posters and sprite made')
    return
  }
  crashPoint('derive.made')
  const kept = async (there: string | null, { bytes }: Picture) => there ?? (await media.put(bytes, 'jpg')).sha256
  const stored = {
    posterSha256: await kept(clip.posterSha256, derived.poster),
    smallPosterSha256: await kept(clip.smallPosterSha256, derived.smallPoster),
    spriteSha256: await kept(clip.spriteSha256, derived.sprite),
  }
  crashPoint('derive.stored')
  await db.update(clips).set(stored).where(eq(clips.sha256, clip.sha256))
}
