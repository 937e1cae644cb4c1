import { and, asc, desc, eq, gt } from 'drizzle-orm'
import type { ImageView } from '#lib/domain/generation/generation'
import type { SharedClip, SharedClips } from '#lib/domain/share/share'
import type { Database } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { shareClips } from '#lib/server/db/schema-share'
import { clipView } from '#lib/server/generations/clip-view'
import { missingClips } from '#lib/server/generations/missing-clips'
import { behindCursor, placeCursor } from '#lib/server/generations/place-cursor'
import { imagesOf } from '#lib/server/generations/view'
import { mediaUrl } from '#lib/server/storage/media-name'
import type { ShareRow } from './find-share.ts'
import { CAN_BE_SHOWN, inShare } from './in-share.ts'

/** As many as three screens of a phone. */
const PAGE_SIZE = 24

type Row = { generation: typeof generations.$inferSelect; clip: typeof clips.$inferSelect; cursor: string }

/** How many clips a link shows now. */
export function countShared(db: Database, share: ShareRow): Promise<number> {
  return db.$count(generations, inShare(db, share))
}

/**
 * Some of the clips that a link shows, by keyset: a project's newest first, chosen ones as they were chosen.
 * @param path of the link, `/s/TOKEN`: every address in the answer lies below it
 * @param after `next` of the page before, or null for the first; one that makes no sense gives the first
 */
export async function sharedClips(
  db: Database,
  share: ShareRow,
  path: string,
  after: string | null,
): Promise<SharedClips> {
  const rows = await (share.projectId === null ? chosen(db, share, after) : ofProject(db, share, after))
  const page = rows.slice(0, PAGE_SIZE)
  const own = page.map((row) => row.generation)
  const missing = await missingClips(db, own)
  const stills = share.showsRecipe
    ? await imagesOf(
        db,
        own.map(({ id }) => id),
      )
    : null
  const shown = page.map((row) => toShared(row, path, missing, stills && (stills.get(row.generation.id) ?? [])))
  return { clips: shown, next: rows.length > PAGE_SIZE ? (page.at(-1)?.cursor ?? null) : null }
}

async function ofProject(db: Database, share: ShareRow, after: string | null): Promise<Row[]> {
  const rows = await db
    .select({ generation: generations, clip: clips })
    .from(generations)
    .innerJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(inShare(db, share), behindCursor(after)))
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(PAGE_SIZE + 1)
  return rows.map((row) => ({
    ...row,
    cursor: placeCursor(row.generation),
  }))
}

async function chosen(db: Database, share: ShareRow, after: string | null): Promise<Row[]> {
  const position = /^\d{1,4}$/.test(after ?? '') ? Number(after) : -1
  const rows = await db
    .select({ generation: generations, clip: clips, position: shareClips.position })
    .from(shareClips)
    .innerJoin(generations, eq(generations.id, shareClips.generationId))
    .innerJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(eq(shareClips.shareId, share.id), gt(shareClips.position, position), CAN_BE_SHOWN))
    .orderBy(asc(shareClips.position))
    .limit(PAGE_SIZE + 1)
  return rows.map(({ position, ...row }) => ({ ...row, cursor: String(position) }))
}

/** Addresses below that of the link: what it shows is asked for there, and nowhere else. */
function toShared(
  { generation, clip }: Row,
  path: string,
  missing: ReadonlySet<string>,
  stills: readonly ImageView[] | null,
): SharedClip {
  const { prompt, negativePrompt, mode, duration, aspectRatio, audio } = generation
  return {
    id: generation.id,
    clip: clipView(clip, (sha256, ext) => `${path}${mediaUrl(sha256, ext)}`, missing),
    recipe: stills && {
      ...{ prompt, negativePrompt, mode, duration, aspectRatio, audio },
      images: stills.map(({ role, url, width, height }) => ({ role, url: `${path}${url}`, width, height })),
    },
  }
}
