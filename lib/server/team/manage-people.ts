import { asc, eq, or, sql } from 'drizzle-orm'
import type { TeamRole } from '#lib/domain/team/roles'
import type { Database } from '#lib/server/db/database'
import { users } from '#lib/server/db/schema-team'
import { makeCode } from './one-time-codes.ts'
import { revokeSessions } from './set-password.ts'

export type Person = Pick<
  typeof users.$inferSelect,
  'id' | 'name' | 'username' | 'email' | 'role' | 'disabledAt' | 'lastSeenAt'
>

/** All people, those who came first first. */
export function listPeople(db: Database): Promise<Person[]> {
  return db.select().from(users).orderBy(asc(users.createdAt))
}

/** Whom a user name or an e-mail address means, or null. */
export async function findPerson(db: Database, named: string): Promise<Person | null> {
  const typed = named.trim().toLowerCase()
  const [person] = await db
    .select()
    .from(users)
    .where(or(eq(users.username, typed), eq(users.email, typed)))
  return person ?? null
}

/** A code with which somebody sets a new password, once and within a day. */
export function passwordCode(db: Database, userId: string): Promise<string> {
  return makeCode(db, 'password', userId)
}

/** Gives somebody another role. It holds from their next request on. */
export async function setRole(db: Database, userId: string, role: TeamRole): Promise<void> {
  await db.update(users).set({ role }).where(eq(users.id, userId))
}

/** Takes somebody's seat away, and ends their sessions; or gives it back. */
export async function setDisabled(db: Database, userId: string, disabled: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(users)
      .set({ disabledAt: disabled ? sql`now()` : null })
      .where(eq(users.id, userId))
    if (disabled) await revokeSessions(tx, userId)
  })
}
