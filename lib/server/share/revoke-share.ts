import { and, eq, isNull, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import { type ShareView, shareName } from '#lib/domain/share/share'
import type { Actor } from '#lib/domain/team/roles'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Database } from '#lib/server/db/database'
import { shares } from '#lib/server/db/schema-share'
import { getShare } from './list-shares.ts'

/**
 * Takes a link back for good: its page is gone, and what is being sent ends within a second. Whoever made it may, and owners. Once more does and
 * writes down nothing.
 * @param id a UUID
 */
export async function revokeShare(db: Database, actor: Actor, id: string): Promise<ActionResult<ShareView>> {
  const share = await getShare(db, actor, id)
  if (!share) return { ok: false, problem: 'not_found' }
  if (!share.canRevoke) return { ok: false, problem: 'forbidden' }
  await db.transaction(async (tx) => {
    const done = await tx
      .update(shares)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(shares.id, id), isNull(shares.revokedAt)))
      .returning({ id: shares.id })
    if (done.length > 0) await recordActivity(tx, { kind: 'share_revoked', actor: actor.id, about: shareName(share) })
  })
  const revoked = await getShare(db, actor, id)
  return revoked ? { ok: true, value: revoked } : { ok: false, problem: 'not_found' }
}
