import { and, desc, eq, isNull, type SQL } from 'drizzle-orm'
import type { GenerationPage } from '#lib/domain/generation/generation'
import type { Database, Transaction } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { currentRev } from './current-rev.ts'
import { behindCursor, placeCursor } from './place-cursor.ts'
import { toViews } from './view.ts'

const PAGE_SIZE = 24

/**
 * One page of the wall, newest first, by keyset: its cost does not grow with how far down it is.
 * @param where what is asked of a generation; undefined for all
 * @param cursor `nextCursor` of the page before, or null for the first; one that makes no sense gives the first page
 * @param inclusive the page begins with the row that the cursor names instead of behind it
 */
export async function listGenerations(
  db: Database | Transaction,
  {
    cursor,
    where,
    limit = PAGE_SIZE,
    inclusive = false,
  }: { cursor: string | null; where?: SQL | undefined; limit?: number | undefined; inclusive?: boolean },
): Promise<GenerationPage> {
  // Read before the rows, so that what changes between the two comes again with the feed rather than never.
  const rev = await currentRev(db)
  const rows = await db
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(isNull(generations.deletedAt), where, behindCursor(cursor, inclusive)))
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(limit + 1)
  const page = await toViews(db, rows.slice(0, limit))
  const last = page.at(-1)
  return {
    generations: page,
    nextCursor: rows.length > limit && last ? placeCursor(last) : null,
    rev,
  }
}
