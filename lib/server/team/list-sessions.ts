import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { SessionView } from '#lib/domain/team/sign-in'
import type { Database } from '#lib/server/db/database'
import { sessions } from '#lib/server/db/schema-team'

/** The browsers in which somebody is signed in, the one last used first. `here` is the id of the session that asks. */
export async function listSessions(db: Database, userId: string, here: string | null): Promise<SessionView[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.updatedAt))
  return rows.map(({ id, userAgent, ipAddress, createdAt, updatedAt }) => ({
    id,
    browser: userAgent || null,
    address: ipAddress || null,
    since: createdAt.getTime(),
    used: updatedAt.getTime(),
    here: id === here,
  }))
}

/** Ends one of somebody's own sessions. @returns `not_found` when it is not theirs, or has ended */
export async function revokeSession(db: Database, userId: string, id: string): Promise<ActionResult<null>> {
  const gone = await db
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
    .returning({ id: sessions.id })
  return gone.length > 0 ? { ok: true, value: null } : { ok: false, problem: 'not_found' }
}
