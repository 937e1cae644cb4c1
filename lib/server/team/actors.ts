import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Actor, LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import type { Auth } from '#lib/server/auth/auth'
import type { Database } from '#lib/server/db/database'
import { sessions, users } from '#lib/server/db/schema-team'

/** A page asks for dozens of clips at once. So long may somebody go on whose session was ended by another web process. */
const KEPT_MS = 1_000
/** More browsers at once than this share fewer answers, and nothing else changes. */
const MAX_KEPT = 2_000
const SEEN_EVERY = sql`interval '5 minutes'`

/** Nobody signs in on a loopback address: whoever can reach it is this one. */
const LOCAL_OWNER: Actor = { id: LOCAL_OWNER_ID, name: 'Owner', role: 'owner' }

export type Actors = {
  /** Who sent a request with this Cookie header, or null. */
  of(cookie: string | null | undefined): Promise<Actor | null>
  /** Asks the database anew for everybody: after a session, a role or a seat was changed here. */
  forget(): void
}

/** Knows people by their cookies. What the database said is kept for a second. */
export function createActors({ db, auth, signIn }: { db: Database; auth: Auth; signIn: boolean }): Actors {
  const kept = new Map<string, { until: number; actor: Promise<Actor | null> }>()
  return {
    async of(cookie) {
      if (!signIn) return LOCAL_OWNER
      if (!cookie) return null
      const now = performance.now()
      const known = kept.get(cookie)
      if (known && known.until > now) return known.actor
      if (kept.size >= MAX_KEPT) kept.clear()
      const actor = find(db, auth, cookie)
      kept.set(cookie, { until: now + KEPT_MS, actor })
      actor.catch(() => kept.delete(cookie))
      return actor
    },
    forget: () => kept.clear(),
  }
}

async function find(db: Database, auth: Auth, cookie: string): Promise<Actor | null> {
  const session = await auth.sessionOf(cookie)
  if (!session) return null
  const [found] = await db
    .select({
      actor: { id: users.id, name: users.name, role: users.role },
      stale: sql<boolean>`${sessions.updatedAt} < now() - ${SEEN_EVERY} or ${users.lastSeenAt} is null`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, session.id), isNull(users.disabledAt)))
  if (found?.stale) await see(db, session.id, found.actor.id)
  return found?.actor ?? null
}

/** Writes down that somebody is here. */
async function see(db: Database, session: string, user: string): Promise<void> {
  await db.update(sessions).set({ updatedAt: sql`now()` }).where(eq(sessions.id, session))
  await db.update(users).set({ lastSeenAt: sql`now()` }).where(eq(users.id, user))
}
