import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { GenerationView } from '#lib/domain/generation/generation'
import { SELECTION_MAX } from '#lib/domain/marks/marks'
import type { Database } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { toViews } from '#lib/server/generations/view'

/** A deleted generation that can be restored. @param deletedAt Unix ms */
export type DeletedGeneration = { generation: GenerationView; deletedAt: number }

/** What can be restored, the last deleted first; of more than can be restored at once the newest. */
export async function listDeleted(db: Database): Promise<DeletedGeneration[]> {
  const rows = await db
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(isNotNull(generations.deletedAt), isNull(generations.purgedAt)))
    .orderBy(desc(generations.deletedAt), desc(generations.createdAt))
    .limit(SELECTION_MAX)
  const views = await toViews(db, rows)
  return views.map((generation, i) => ({ generation, deletedAt: rows[i]?.generations.deletedAt?.getTime() ?? 0 }))
}
