import { and, eq, exists, isNull, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import type { Auth } from '#lib/server/auth/auth'
import type { Config } from '#lib/server/config'
import { type Database, openDatabase, type Transaction } from '#lib/server/db/database'
import { accounts, users } from '#lib/server/db/schema-team'
import { isGoodCode, makeCode, redeemCode } from './one-time-codes.ts'
import { setPassword } from './set-password.ts'

/** A number of our own among advisory locks. */
const LOCK = 5_002

/**
 * Where the first owner makes their account: nobody could otherwise let anybody in. The code stands where a browser tells it no server and no log.
 * @returns null once an owner can sign in
 */
export async function firstOwnerLink({
  databaseUrl,
  publicUrl,
}: Pick<Config, 'databaseUrl' | 'publicUrl'>): Promise<string | null> {
  const { db, close } = openDatabase(databaseUrl.reveal(), 1, () => {})
  try {
    return (await hasOwner(db)) ? null : `${publicUrl}/sign-in/first#${await makeCode(db, 'first_owner', null)}`
  } finally {
    await close()
  }
}

/**
 * Makes the first owner, who takes over what the local owner made: it is the same row.
 * @returns their id; `code_spent`; `username_taken`
 */
export async function makeFirstOwner(
  { db, auth }: { db: Database; auth: Auth },
  { code, name, username, password }: { code: string; name: string; username: string; password: string },
): Promise<ActionResult<string>> {
  const spent = { ok: false, problem: 'code_spent', field: 'code' } as const
  if (!(await isGoodCode(db, 'first_owner', code))) return spent
  const hashed = await auth.hash(password)
  return db.transaction(async (tx) => {
    // Of two at the same moment, one is the first.
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    if (!(await redeemCode(tx, 'first_owner', code)) || (await hasOwner(tx))) return spent
    const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.username, username))
    if (taken && taken.id !== LOCAL_OWNER_ID) return { ok: false, problem: 'username_taken', field: 'username' }
    await tx.update(users).set({ name, username, role: 'owner', disabledAt: null }).where(eq(users.id, LOCAL_OWNER_ID))
    await setPassword(tx, LOCAL_OWNER_ID, hashed)
    return { ok: true, value: LOCAL_OWNER_ID }
  })
}

/** Whether an owner can sign in. */
async function hasOwner(db: Database | Transaction): Promise<boolean> {
  const theirs = db.select({ id: accounts.id }).from(accounts).where(eq(accounts.userId, users.id))
  const [found] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'owner'), isNull(users.disabledAt), exists(theirs)))
    .limit(1)
  return found !== undefined
}
