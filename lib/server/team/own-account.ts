import { eq } from 'drizzle-orm'
import type { SessionView } from '#lib/domain/team/sign-in'
import type { Auth } from '#lib/server/auth/auth'
import type { Database } from '#lib/server/db/database'
import { users } from '#lib/server/db/schema-team'
import { listSessions } from './list-sessions.ts'

export type OwnAccount = { username: string; email: string | null; sessions: SessionView[] }

/** What somebody sees of their own account. @param cookie the Cookie header of the browser that asks */
export async function ownAccount(
  { db, auth }: { db: Database; auth: Auth },
  userId: string,
  cookie: string,
): Promise<OwnAccount | null> {
  const [person] = await db
    .select({ username: users.username, email: users.email })
    .from(users)
    .where(eq(users.id, userId))
  if (!person?.username) return null
  const here = await auth.sessionOf(cookie)
  return { ...person, username: person.username, sessions: await listSessions(db, userId, here?.id ?? null) }
}
