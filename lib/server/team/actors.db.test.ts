import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { sessions, users } from '#lib/server/db/schema-team'
import { createActors } from './actors.ts'
import { listSessions, revokeSession } from './list-sessions.ts'
import { setRole } from './manage-people.ts'
import { openTeam } from './testing/team-bench.ts'

let team: Awaited<ReturnType<typeof openTeam>>
let chen = ''
let rita = ''
beforeAll(async () => {
  team = await openTeam()
  chen = await team.join('Chen', 'creator')
  rita = await team.join('Rita', 'reviewer')
})
afterAll(() => team.close())

/** As another web process knows people. */
const elsewhere = () => createActors({ ...team, signIn: true })

it('knows people by their cookies, and nobody by a made-up, changed or expired one', async () => {
  const actors = elsewhere()
  const cookie = await team.cookieOf('chen')
  expect(await actors.of(cookie)).toEqual({ id: chen, name: 'Chen', role: 'creator' })
  const [token = '', signature = ''] = decodeURIComponent(cookie.split(/[=;]/)[1] ?? '').split('.')
  const signed = (text: string) => `inbetween.session_token=${encodeURIComponent(text)}`
  for (const forged of [
    undefined,
    '',
    'inbetween.session_token=x',
    signed(token),
    signed(`${token}.`),
    signed(`${token}x.${signature}`),
    signed(`${token}.${signature.toLowerCase()}`),
  ])
    expect(await actors.of(forged)).toBeNull()
  await team.db.update(sessions).set({ expiresAt: sql`now() - interval '1 second'` })
  expect(await elsewhere().of(cookie)).toBeNull()
})

it('lets go of whoever was signed out or disabled: at once where it was done, and within a second elsewhere', async () => {
  const [here, there] = [elsewhere(), elsewhere()]
  const cookie = await team.cookieOf('chen')
  await Promise.all([here.of(cookie), there.of(cookie)])
  const [session] = await listSessions(team.db, chen, null)
  expect(await revokeSession(team.db, rita, session?.id ?? '')).toEqual({ ok: false, problem: 'not_found' })
  expect(await revokeSession(team.db, chen, session?.id ?? '')).toEqual({ ok: true, value: null })
  here.forget()
  expect(await here.of(cookie)).toBeNull()
  await expect.poll(() => there.of(cookie), { timeout: 1_500 }).toBeNull()
  const again = await team.cookieOf('chen')
  await team.db.update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, chen))
  expect(await elsewhere().of(again)).toBeNull()
})

it('gives a new role with the next request', async () => {
  const actors = elsewhere()
  const cookie = await team.cookieOf('rita')
  expect(await actors.of(cookie)).toMatchObject({ role: 'reviewer' })
  await setRole(team.db, null, rita, 'creator')
  actors.forget()
  expect(await actors.of(cookie)).toMatchObject({ role: 'creator' })
})

it('remembers when somebody was here', async () => {
  await elsewhere().of(await team.cookieOf('rita'))
  const [seen] = await team.db.select().from(users).where(eq(users.id, rita))
  expect(Date.now() - (seen?.lastSeenAt?.getTime() ?? 0)).toBeLessThan(60_000)
})

it('takes everybody for the local owner where nobody signs in', async () => {
  const local = createActors({ ...team, signIn: false })
  expect(await local.of(undefined)).toMatchObject({ id: LOCAL_OWNER_ID, role: 'owner' })
})
