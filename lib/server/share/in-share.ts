import { and, eq, exists, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { shareClips } from '#lib/server/db/schema-share'
import type { ShareRow } from './find-share.ts'

/** What can be seen of a generation by people without an account: its clip, once it is ours, and not after it was deleted. */
export const CAN_BE_SHOWN = and(
  eq(generations.state, 'ready'),
  isNull(generations.deletedAt),
  isNotNull(generations.clipSha256),
)

/** The condition that a generation is shown by a link now. */
export function inShare(db: Database, { id, projectId }: Pick<ShareRow, 'id' | 'projectId'>): SQL | undefined {
  if (projectId !== null) return and(eq(generations.projectId, projectId), CAN_BE_SHOWN)
  const named = db
    .select({ one: sql`1` })
    .from(shareClips)
    .where(and(eq(shareClips.generationId, generations.id), eq(shareClips.shareId, id)))
  return and(exists(named), CAN_BE_SHOWN)
}
