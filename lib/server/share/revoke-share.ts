import { eq, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { ShareView } from '#lib/domain/share'
import type { Actor } from '#lib/domain/team/roles'
import type { Database } from '#lib/server/db/database'
import { shares } from '#lib/server/db/schema-share'
import { getShare } from './list-shares.ts'

/**
 * Takes a link back for good: its page is gone, and what is being sent ends within a second. Whoever made it may, and owners.
 * @param id a UUID
 */
export async function revokeShare(db: Database, actor: Actor, id: string): Promise<ActionResult<ShareView>> {
  const share = await getShare(db, actor, id)
  if (!share) return { ok: false, problem: 'not_found' }
  if (!share.canRevoke) return { ok: false, problem: 'forbidden' }
  await db
    .update(shares)
    .set({ revokedAt: sql`coalesce(${shares.revokedAt}, now())` })
    .where(eq(shares.id, id))
  const revoked = await getShare(db, actor, id)
  return revoked ? { ok: true, value: revoked } : { ok: false, problem: 'not_found' }
}
