import { eq } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { ChangePasswordInput, RenewPasswordInput } from '#lib/domain/team/sign-in'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Auth } from '#lib/server/auth/auth'
import type { Database } from '#lib/server/db/database'
import { users } from '#lib/server/db/schema-team'
import { isGoodCode, redeemCode } from './one-time-codes.ts'
import { setPassword } from './set-password.ts'
import { countTry, forgiveTry } from './sign-in-tries.ts'

type Deps = { db: Database; auth: Auth }

/**
 * Sets a new password by a code for one that was lost.
 * @returns the user name to sign in with; `code_spent`
 */
export async function renewPassword(
  { db, auth }: Deps,
  { code, password }: RenewPasswordInput,
): Promise<ActionResult<string>> {
  const spent = { ok: false, problem: 'code_spent', field: 'code' } as const
  if (!(await isGoodCode(db, 'password', code))) return spent
  const hashed = await auth.hash(password)
  return db.transaction(async (tx) => {
    const redeemed = await redeemCode(tx, 'password', code)
    const [person] = redeemed?.userId
      ? await tx.select({ username: users.username }).from(users).where(eq(users.id, redeemed.userId))
      : []
    if (!redeemed?.userId || !person?.username) return spent
    await setPassword(tx, redeemed.userId, hashed)
    await recordActivity(tx, { kind: 'password_changed', actor: redeemed.userId })
    return { ok: true, value: person.username }
  })
}

/**
 * Changes somebody's own password, and signs them out everywhere.
 * @param address who asks: guessing the old one is counted like guessing at the sign-in
 * @returns the user name to sign in with anew; `wrong_password`; `too_many_tries`
 */
export async function changePassword(
  { db, auth }: Deps,
  userId: string,
  { current, password }: ChangePasswordInput,
  address: string,
): Promise<ActionResult<string>> {
  const tried = { account: userId, address, knownDevice: true }
  if (!(await countTry(db, tried))) return { ok: false, problem: 'too_many_tries' }
  if (!(await auth.isPassword(userId, current))) return { ok: false, problem: 'wrong_password', field: 'current' }
  await forgiveTry(db, tried)
  const hashed = await auth.hash(password)
  const [person] = await db.select({ username: users.username }).from(users).where(eq(users.id, userId))
  await db.transaction((tx) => setPassword(tx, userId, hashed))
  return { ok: true, value: person?.username ?? '' }
}
