import { randomUUID } from 'node:crypto'
import { and, asc, eq, exists, gt, isNull, lt, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { InvitationView, InviteInput } from '#lib/domain/team/people'
import type { TeamRole } from '#lib/domain/team/roles'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Auth } from '#lib/server/auth/auth'
import type { Database, Transaction } from '#lib/server/db/database'
import { invitations } from '#lib/server/db/schema-people'
import { users } from '#lib/server/db/schema-team'
import { hashLinkToken, makeLinkToken } from '#lib/server/link-token'
import { setPassword } from './set-password.ts'

/** In time, and made by somebody who still is an owner. */
function good(db: Database | Transaction) {
  const inviting = and(eq(users.id, invitations.createdBy), eq(users.role, 'owner'), isNull(users.disabledAt))
  const owner = db.select({ id: users.id }).from(users).where(inviting)
  return and(gt(invitations.expiresAt, sql`now()`), exists(owner))
}

/** Makes an invitation. @param by who invites @returns its id, and its token, of which only a hash is kept */
export async function createInvitation(
  db: Database,
  by: string,
  { role, days, label }: InviteInput,
): Promise<{ id: string; token: string }> {
  const token = makeLinkToken()
  const id = randomUUID()
  await db.transaction(async (tx) => {
    await tx.delete(invitations).where(lt(invitations.expiresAt, sql`now()`))
    const expiresAt = sql`now() + make_interval(days => ${days})`
    const row = { id, hash: hashLinkToken(token), role, label, createdBy: by, expiresAt }
    await tx.insert(invitations).values(row)
    await recordActivity(tx, { kind: 'invited', actor: by, about: label || role })
  })
  return { id, token }
}

/** The invitations that can still be taken, the oldest first. */
export async function listInvitations(db: Database): Promise<InvitationView[]> {
  const rows = await db.select().from(invitations).where(good(db)).orderBy(asc(invitations.createdAt))
  return rows.map(({ id, label, role, expiresAt }) => ({ id, label, role, expires: expiresAt.getTime() }))
}

/** Takes an invitation back. @returns `too_late` when it was taken, or taken back, before */
export async function revokeInvitation(db: Database, by: string, id: string): Promise<ActionResult<null>> {
  return db.transaction(async (tx) => {
    const [gone] = await tx.delete(invitations).where(eq(invitations.id, id)).returning()
    if (!gone) return { ok: false, problem: 'too_late' }
    await recordActivity(tx, { kind: 'invitation_revoked', actor: by, about: gone.label || gone.role })
    return { ok: true, value: null }
  })
}

/** What an invitation is to, and whose it is; null when it is not good, or not any more. */
export async function findInvitation(db: Database, token: string): Promise<{ role: TeamRole; by: string } | null> {
  const [found] = await db
    .select({ role: invitations.role, by: users.name })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.createdBy))
    .where(and(eq(invitations.hash, hashLinkToken(token)), good(db)))
  return found ?? null
}

type Joining = { token: string; name: string; username: string; password: string }

/**
 * Takes an invitation: makes somebody's account, and the link is used up. A name that is taken leaves it as it was.
 * @returns `invitation_spent`; `username_taken`
 */
export async function acceptInvitation(
  { db, auth }: { db: Database; auth: Auth },
  { token, name, username, password }: Joining,
): Promise<ActionResult<null>> {
  const spent = { ok: false, problem: 'invitation_spent' } as const
  // Hashing a password takes long: it is not done for whoever has no link.
  if (!(await findInvitation(db, token))) return spent
  const hashed = await auth.hash(password)
  return db.transaction(async (tx) => {
    const invitation = await held(tx, token)
    if (!invitation) return spent
    const [joined] = await tx
      .insert(users)
      .values({ name, username, role: invitation.role })
      .onConflictDoNothing({ target: users.username })
      .returning({ id: users.id })
    if (!joined) return { ok: false, problem: 'username_taken', field: 'username' }
    await setPassword(tx, joined.id, hashed)
    await tx.delete(invitations).where(eq(invitations.id, invitation.id))
    await recordActivity(tx, { kind: 'joined', actor: joined.id })
    return { ok: true, value: null }
  })
}

/** Of two who take the same link at the same moment, the second finds it gone. */
async function held(tx: Transaction, token: string) {
  const named = and(eq(invitations.hash, hashLinkToken(token)), good(tx))
  const [invitation] = await tx.select().from(invitations).where(named).for('update')
  return invitation ?? null
}
