import { asc, eq, inArray } from 'drizzle-orm'
import type { FrameKept } from '#lib/domain/clip/fidelity'
import type { GenerationStatus, GenerationView, ImageView, Unconfirmed } from '#lib/domain/generation/generation'
import type { Recipe } from '#lib/domain/recipe/recipe'
import type { ReviewSummary } from '#lib/domain/review/review'
import type { Database, Transaction } from '#lib/server/db/database'
import { type clips, generationImages, type generations, images } from '#lib/server/db/schema'
import { reviewsOf } from '#lib/server/review/reviews-of'
import { mediaUrl } from '#lib/server/storage/media-name'
import { clipView } from './clip-view.ts'
import { type CostOfFailure, costsOfFailures } from './costs-of-failures.ts'
import { framesKept } from './frames-kept.ts'
import { tagsOf } from './marks/tags-of.ts'
import { missingClips } from './missing-clips.ts'
import { namesOfMakers } from './names-of-makers.ts'
import { type OpenAttempt, openAttempts } from './open-attempts.ts'
import { placesInShots } from './places-in-shots.ts'

type GenerationRow = typeof generations.$inferSelect
type ClipRow = typeof clips.$inferSelect

/**
 * What the statuses of some rows need beside the rows: the attempts of those that are unconfirmed, what is known of the money of those that
 * failed, the clips whose files are gone, whether frames were kept, tags, and what was said of them.
 */
export type Beside = {
  open: ReadonlyMap<string, OpenAttempt>
  costs: ReadonlyMap<string, CostOfFailure>
  missing: ReadonlySet<string>
  frames: ReadonlyMap<string, FrameKept[]>
  tags: ReadonlyMap<string, string[]>
  reviews: ReadonlyMap<string, ReviewSummary>
}

export async function readBeside(db: Database | Transaction, rows: readonly GenerationRow[]): Promise<Beside> {
  return {
    open: await openAttempts(db, rows),
    costs: await costsOfFailures(db, rows),
    missing: await missingClips(db, rows),
    frames: await framesKept(db, rows),
    tags: await tagsOf(db, rows),
    reviews: await reviewsOf(db, rows),
  }
}

/** The changing part of a generation, as the browser sees it. */
export function toStatus(
  row: GenerationRow,
  clip: ClipRow | null,
  { open, costs, missing, frames, tags, reviews }: Beside,
): GenerationStatus {
  const attempt = open.get(row.id)
  return {
    id: row.id,
    state: row.state,
    stateSince: row.stateSince.getTime(),
    acceptedAt: row.acceptedAt?.getTime() ?? null,
    progress: row.progress,
    resultExpiresAt: row.state === 'saving' ? (row.resultExpiresAt?.getTime() ?? null) : null,
    failure: row.failure,
    unclear: costs.get(row.id)?.unclear ?? false,
    billed: costs.get(row.id)?.billed ?? null,
    clip: clip && clipView(clip, mediaUrl, missing),
    frames: frames.get(row.id) ?? [],
    unconfirmed: row.state === 'unconfirmed' && attempt ? toUnconfirmed(row, attempt) : null,
    marks: { rating: row.rating, pick: row.pick, tags: tags.get(row.id) ?? [], project: row.projectId },
    review: reviews.get(row.id) ?? null,
    deleted: row.deletedAt !== null,
    restored: row.restoredAt !== null,
  }
}

function toUnconfirmed(
  { dueAt, providerTaskId }: GenerationRow,
  { number, sentAt, lookups, idSent, awaitsProvider }: OpenAttempt,
): Unconfirmed {
  return {
    attempt: number,
    sentAt: sentAt?.getTime() ?? null,
    lookups,
    nextLookupAt: idSent ? (dueAt?.getTime() ?? null) : null,
    canLookUp: idSent,
    elsewhere: awaitsProvider,
    named: providerTaskId,
  }
}

/** The recipe of a row, with its images in sending order. */
export function toRecipe(row: GenerationRow, roleImages: readonly Pick<ImageView, 'role' | 'sha256'>[]): Recipe {
  return {
    prompt: row.prompt,
    negativePrompt: row.negativePrompt,
    mode: row.mode,
    duration: row.duration,
    aspectRatio: row.aspectRatio,
    audio: row.audio,
    watermark: row.watermark,
    images: roleImages.map(({ role, sha256 }) => ({ role, sha256 })),
  }
}

/** Images of several generations, each in sending order, by generation id. */
export async function imagesOf(db: Database | Transaction, ids: readonly string[]): Promise<Map<string, ImageView[]>> {
  const byId = new Map<string, ImageView[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return byId
  const rows = await db
    .select()
    .from(generationImages)
    .innerJoin(images, eq(images.sha256, generationImages.sha256))
    .where(inArray(generationImages.generationId, [...ids]))
    .orderBy(asc(generationImages.position))
  for (const { generation_images: link, images: image } of rows)
    byId.get(link.generationId)?.push({
      role: link.role,
      sha256: link.sha256,
      url: mediaUrl(image.sha256, image.ext),
      width: image.width,
      height: image.height,
      bytes: image.bytes,
    })
  return byId
}

/** Whole views of rows that were read together with their clips. */
export async function toViews(
  db: Database | Transaction,
  rows: readonly { generations: GenerationRow; clips: ClipRow | null }[],
): Promise<GenerationView[]> {
  const own = rows.map((row) => row.generations)
  const pictures = await imagesOf(
    db,
    own.map((row) => row.id),
  )
  const beside = await readBeside(db, own)
  const places = await placesInShots(db, own)
  const makers = await namesOfMakers(db, own)
  return rows.map(({ generations: row, clips: clip }) => {
    const images = pictures.get(row.id) ?? []
    return {
      id: row.id,
      createdAt: row.createdAt.getTime(),
      createdBy: row.createdBy,
      by: makers.get(row.createdBy) ?? null,
      takeOf: row.takeOf,
      shot: places.get(row.id) ?? { id: row.shotId, take: 1, takes: 1 },
      recipe: toRecipe(row, images),
      images,
      status: toStatus(row, clip, beside),
    }
  })
}
