import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Takes } from '#lib/domain/generation/generation'
import type { Database } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { currentRev } from './current-rev.ts'
import { toViews } from './view.ts'

/** More than anybody looks through; the first ones are shown. */
const TAKES_MAX = 200

/** All takes of the shot that a generation belongs to, the first take first; null when the id names none. */
export async function listTakes(db: Database, id: string): Promise<Takes | null> {
  if (!z.uuid().safeParse(id).success) return null
  // Read before the rows, so that what changes between the two comes again with the feed rather than never.
  const rev = await currentRev(db)
  const shot = db.select({ id: generations.shotId }).from(generations).where(eq(generations.id, id))
  const rows = await db
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(inArray(generations.shotId, shot), isNull(generations.deletedAt)))
    .orderBy(asc(generations.createdAt), asc(generations.id))
    .limit(TAKES_MAX)
  return rows.length === 0 ? null : { takes: await toViews(db, rows), rev }
}
