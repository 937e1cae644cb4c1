import { cookies, headers } from 'next/headers'
import type { ActionResult } from '#lib/domain/actions'
import type { SignInInput } from '#lib/domain/team/sign-in'
import { services } from '#lib/server/services'
import { access } from '#lib/server/team/access'
import { DEVICE_COOKIE } from '#lib/server/team/known-device'
import { signIn } from '#lib/server/team/sign-in'
import { setCookies } from './set-cookies.ts'

/** Signs the sender of a request in and hands their browser the session. */
export async function enter(input: SignInInput): Promise<ActionResult<null>> {
  const { db, keyring } = services()
  const device = (await cookies()).get(DEVICE_COOKIE)?.value
  const entered = await signIn({ db, keyring, auth: access().auth }, input, device, new Headers(await headers()))
  if (!entered.ok) return entered
  await setCookies(entered.value)
  return { ok: true, value: null }
}

/** Signs in whoever has just set a password. It is set whether or not that works, as after too many tries: the next page then asks them to sign in. */
export async function enterAnew(input: SignInInput): Promise<ActionResult<null>> {
  await enter(input).catch((error: unknown) => services().log.error({ error }, 'not signed in with a new password'))
  return { ok: true, value: null }
}
