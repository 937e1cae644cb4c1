import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { FRAME_ROLES, type FrameRole } from '#lib/domain/clip/fidelity'
import { crashPoint } from '#lib/server/crash-points'
import { clips, DERIVED_COLUMNS, generationImages, generations, images } from '#lib/server/db/schema'
import { logContext } from '#lib/server/log-context'
import type { Derived, GivenFrame, Picture } from '#lib/server/media/derive-clip'
import { type MediaName, mediaName } from '#lib/server/storage/media-name'
import type { LocalFile } from '#lib/server/storage/media-store'
import { requestOfLastAttempt } from './lease.ts'
import type { StepDeps } from './step-deps.ts'
import { traceStep } from './trace-step.ts'

type Given = { role: FrameRole; sha256: string; ext: 'jpg' | 'png' }

/** A clip of which nothing can be made plays all the same; a decoder that crashes on it must not be fed it for ever. */
export const DERIVE_TRIES = 3

/** In the place of the tries of a clip for which there was no decoder where it was tried. That is no fault of the clip, and so no try. */
export const NO_DECODER = -1

/**
 * Makes posters and sprite of a ready clip, and compares its ends with the stills that this generation gave for them, as far as that is not
 * done. Two workers on one clip come to the same, so no lease is taken. The try is counted before it begins, because a child that is killed
 * cannot count itself.
 */
export async function deriveStep(deps: StepDeps, id: string): Promise<void> {
  const { db } = deps
  const [row] = await db
    .select({ clip: clips, request: requestOfLastAttempt })
    .from(generations)
    .innerJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(eq(generations.id, id))
  const given = row ? await uncompared(db, id) : []
  if (!row || (DERIVED_COLUMNS.every((column) => row.clip[column]) && given.length === 0)) return
  await logContext.run({ ...(row.request && { request: row.request }), generation: id }, () =>
    traceStep('derive', 0, () => derive(deps, id, row.clip, given)),
  )
}

async function derive(
  { db, media, deriveClip, log }: StepDeps,
  id: string,
  before: typeof clips.$inferSelect,
  given: readonly Given[],
): Promise<void> {
  const [clip] = await db
    .update(clips)
    .set({ deriveTries: sql`greatest(${clips.deriveTries}, 0) + 1` })
    .where(and(eq(clips.sha256, before.sha256), lt(clips.deriveTries, DERIVE_TRIES)))
    .returning()
  if (!clip) return
  crashPoint('derive.counted')
  const derived = await withFiles(media, mediaName(clip.sha256, 'mp4'), given, deriveClip)
  if (!derived?.ok) {
    if (derived?.reason === 'unavailable')
      await db.update(clips).set({ deriveTries: NO_DECODER }).where(eq(clips.sha256, clip.sha256))
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
  const compared = given.filter(({ role }) => derived.likeness[role] !== undefined)
  // Where a still is lost, what is left to do counts on.
  const tries = compared.length === given.length ? { deriveTries: 0 } : {}
  await db.transaction(async (tx) => {
    await tx
      .update(clips)
      .set({ ...stored, ...tries })
      .where(eq(clips.sha256, clip.sha256))
    for (const { role } of compared)
      await tx
        .update(generationImages)
        .set({ likeness: derived.likeness[role] ?? null })
        .where(and(eq(generationImages.generationId, id), eq(generationImages.role, role)))
    // Whoever looks at it is told.
    if (compared.length > 0) await tx.update(generations).set({ rev: -1 }).where(eq(generations.id, id))
  })
  // There is a decoder now, and all others that waited for one are found by the sweep.
  if (before.deriveTries === NO_DECODER)
    await db.update(clips).set({ deriveTries: 0 }).where(eq(clips.deriveTries, NO_DECODER))
}

/** Lays the clip and those of the stills that are there where the decoder finds them. @returns null when the clip is not there */
async function withFiles(
  media: StepDeps['media'],
  clip: MediaName,
  given: readonly Given[],
  deriveClip: StepDeps['deriveClip'],
): Promise<Derived | null> {
  const files: LocalFile[] = []
  const local = async (name: MediaName) => {
    const file = await media.localFile(name)
    if (file) files.push(file)
    return file?.path
  }
  try {
    const path = await local(clip)
    if (path === undefined) return null
    const frames: GivenFrame[] = []
    for (const { role, sha256, ext } of given) {
      const still = await local(mediaName(sha256, ext))
      if (still !== undefined) frames.push({ role, path: still })
    }
    return await deriveClip(path, frames)
  } finally {
    await Promise.all(files.map((file) => file.release()))
  }
}

/** The stills that the clip was to begin and end with, and that it was not yet compared with. */
async function uncompared(db: StepDeps['db'], id: string): Promise<Given[]> {
  const rows = await db
    .select({ role: generationImages.role, sha256: images.sha256, ext: images.ext })
    .from(generationImages)
    .innerJoin(images, eq(images.sha256, generationImages.sha256))
    .where(and(eq(generationImages.generationId, id), isNull(generationImages.likeness)))
  return FRAME_ROLES.flatMap((role) => rows.filter((row) => row.role === role).map((row) => ({ ...row, role })))
}
