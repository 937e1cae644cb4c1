import { desc, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { RecentImages } from '#lib/domain/recent-images'
import { sha256Schema } from '#lib/domain/recipe-schema'
import type { Database } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import { mediaUrl } from '#lib/server/storage/media-name'

/** Unix ms of the last year that a time of four digits can name; no row is younger. */
const LAST_MOMENT = 253_402_300_799_999
/** Where a page ended: the last row's time and hash. Opaque to the browser. */
const cursorSchema = z.tuple([z.int().check(z.gte(0), z.lte(LAST_MOMENT)), sha256Schema])

/** A screen of the tray; its pictures are whole ones, for there are no smaller copies. */
const PAGE_SIZE = 12

/**
 * One page of the library, what was last uploaded or submitted first, by keyset: its cost does not grow with the library.
 * @param cursor `nextCursor` of the page before, or null for the first; one that makes no sense gives the first page
 */
export async function recentImages(
  db: Database,
  { cursor, limit = PAGE_SIZE }: { cursor: string | null; limit?: number },
): Promise<RecentImages> {
  const [at, sha256] = (cursor ?? '').split('_')
  const after = cursorSchema.safeParse([Number(at), sha256])
  const rows = await db
    .select()
    .from(images)
    .where(
      after.success
        ? sql`(${images.lastUsedAt}, ${images.sha256}) < (${new Date(after.data[0]).toISOString()}::timestamptz, ${after.data[1]})`
        : undefined,
    )
    .orderBy(desc(images.lastUsedAt), desc(images.sha256))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    images: page.map((row) => ({
      sha256: row.sha256,
      url: mediaUrl(row.sha256, row.ext),
      width: row.width,
      height: row.height,
      bytes: row.bytes,
    })),
    nextCursor: rows.length > limit && last ? `${last.lastUsedAt.getTime()}_${last.sha256}` : null,
  }
}
