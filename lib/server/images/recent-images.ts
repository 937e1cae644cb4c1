import { and, desc, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { RecentImages } from '#lib/domain/images/recent-images'
import { IMAGE_LIMITS } from '#lib/domain/limits'
import { sha256Schema } from '#lib/domain/recipe/recipe-schema'
import type { Database } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import { libraryImage } from './library-image.ts'

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
      and(
        after.success
          ? sql`(${images.lastUsedAt}, ${images.sha256}) < (${new Date(after.data[0]).toISOString()}::timestamptz, ${after.data[1]})`
          : undefined,
        // An original that came in only to be cropped could not be sent from the board.
        sql`greatest(${images.width}, ${images.height}) <= ${IMAGE_LIMITS.maxRatio}::float8 * least(${images.width}, ${images.height})`,
      ),
    )
    .orderBy(desc(images.lastUsedAt), desc(images.sha256))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    images: page.map(libraryImage),
    nextCursor: rows.length > limit && last ? `${last.lastUsedAt.getTime()}_${last.sha256}` : null,
  }
}
