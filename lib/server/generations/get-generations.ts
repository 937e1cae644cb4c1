import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { Database } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { currentRev } from './current-rev.ts'
import { toViews } from './view.ts'

/**
 * Generations by their ids, in the order of these, and the revision up to which they are known. Those that do not exist or were deleted are left out.
 * @param ids UUIDs
 */
export async function getGenerations(
  db: Database,
  ids: readonly string[],
): Promise<{ generations: GenerationView[]; rev: string }> {
  // Read before the rows, so that what changes between the two comes again with the feed rather than never.
  const rev = await currentRev(db)
  if (ids.length === 0) return { generations: [], rev }
  const rows = await db
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(inArray(generations.id, [...ids]), isNull(generations.deletedAt)))
  const views = await toViews(db, rows)
  return { generations: ids.flatMap((id) => views.find((view) => view.id === id) ?? []), rev }
}
