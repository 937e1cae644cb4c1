import { eq, or } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { SignInInput } from '#lib/domain/team/sign-in'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Auth, AuthCookie } from '#lib/server/auth/auth'
import { CLIENT_ADDRESS_HEADER } from '#lib/server/client-header'
import type { Database } from '#lib/server/db/database'
import { users } from '#lib/server/db/schema-team'
import type { Keyring } from '#lib/server/keyring'
import { deviceCookie, isKnownDevice } from './known-device.ts'
import { countTry, forgiveTry } from './sign-in-tries.ts'

export type SignInDeps = { db: Database; auth: Auth; keyring: Keyring }

/**
 * Signs somebody in by user name or e-mail address.
 * @param device what the browser shows as a sign of having been here before
 * @param headers of the request, for the session to remember browser and address
 * @returns the cookies of the new session; `wrong_password` alike for a name that nobody has, a seat that was taken away and a wrong password;
 *   `too_many_tries`
 */
export async function signIn(
  { db, auth, keyring }: SignInDeps,
  { name, password }: SignInInput,
  device: string | undefined,
  headers: Headers,
): Promise<ActionResult<AuthCookie[]>> {
  const typed = name.trim().toLowerCase()
  const [named] = await db
    .select({ id: users.id, username: users.username, disabledAt: users.disabledAt })
    .from(users)
    .where(or(eq(users.username, typed), eq(users.email, typed)))
  // Whose seat was taken away is to everybody outside what a name is that nobody has; only the team's own list tells them apart.
  const person = named?.disabledAt === null ? named : undefined
  const knownDevice = person !== undefined && isKnownDevice(keyring, person.id, device)
  const tried = { account: person?.id ?? typed, address: headers.get(CLIENT_ADDRESS_HEADER) ?? '', knownDevice }
  if (!(await countTry(db, tried))) return { ok: false, problem: 'too_many_tries' }
  const cookie = await auth.signIn(person?.username ?? null, password, headers)
  if (!cookie || !person) {
    // A name that nobody has may be a password in the wrong field.
    const kind = named && !person ? 'sign_in_without_seat' : 'sign_in_failed'
    await recordActivity(db, { kind, actor: null, about: named?.username ?? undefined })
    return { ok: false, problem: 'wrong_password' }
  }
  await forgiveTry(db, tried)
  await recordActivity(db, { kind: 'signed_in', actor: person.id })
  return { ok: true, value: [cookie, deviceCookie(keyring, person.id)] }
}
