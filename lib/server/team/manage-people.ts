import { and, asc, eq, exists, isNull, or, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { TeamRole } from '#lib/domain/team/roles'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Database, Transaction } from '#lib/server/db/database'
import { accounts, users } from '#lib/server/db/schema-team'
import { makeCode, revokePasswordCodes } from './one-time-codes.ts'
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

/**
 * A code with which somebody sets a new password, once and within a day.
 * @param by who makes it; null for whoever has the server itself
 */
export async function passwordCode(db: Database, by: string | null, userId: string): Promise<string> {
  const [person] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId))
  await recordActivity(db, { kind: 'password_link_made', actor: by, about: person?.name })
  return makeCode(db, 'password', userId)
}

/**
 * Gives somebody another role. It holds from their next request on.
 * @param by who does it; null for whoever has the server itself
 * @returns `last_owner`; `too_late` when there is nobody such
 */
export async function setRole(
  db: Database,
  by: string | null,
  userId: string,
  role: TeamRole,
): Promise<ActionResult<null>> {
  return db.transaction(async (tx) => {
    if (role !== 'owner' && (await isLastOwner(tx, userId))) return { ok: false, problem: 'last_owner' }
    const [person] = await tx.update(users).set({ role }).where(eq(users.id, userId)).returning()
    if (!person) return { ok: false, problem: 'too_late' }
    await recordActivity(tx, { kind: 'role_changed', actor: by, about: `${person.name} → ${role}` })
    return { ok: true, value: null }
  })
}

/** Takes somebody's seat away, and ends their sessions and the links for a new password; or gives it back. Answers as {@link setRole} does. */
export async function setDisabled(
  db: Database,
  by: string | null,
  userId: string,
  disabled: boolean,
): Promise<ActionResult<null>> {
  return db.transaction(async (tx) => {
    if (disabled && (await isLastOwner(tx, userId))) return { ok: false, problem: 'last_owner' }
    const disabledAt = disabled ? sql`now()` : null
    const [person] = await tx.update(users).set({ disabledAt }).where(eq(users.id, userId)).returning()
    if (!person) return { ok: false, problem: 'too_late' }
    if (disabled) {
      await revokeSessions(tx, userId)
      await revokePasswordCodes(tx, userId)
    }
    await recordActivity(tx, {
      kind: disabled ? 'person_disabled' : 'person_enabled',
      actor: by,
      about: person.name,
    })
    return { ok: true, value: null }
  })
}

/** Whether without this one no owner could sign in. Holds all owners up to the end of the transaction: two cannot take each other's seat. */
async function isLastOwner(tx: Transaction, userId: string): Promise<boolean> {
  const withPassword = tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.userId, users.id))
  const owners = await tx
    .select({ id: users.id, signsIn: exists(withPassword).mapWith(Boolean) })
    .from(users)
    .where(and(eq(users.role, 'owner'), isNull(users.disabledAt)))
    .orderBy(asc(users.id))
    .for('update')
  return owners.some(({ id }) => id === userId) && !owners.some(({ id, signsIn }) => id !== userId && signsIn)
}
