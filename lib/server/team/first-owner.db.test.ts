import { eq, like, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { activity } from '#lib/server/db/schema-activity'
import { oneTimeCodes, users } from '#lib/server/db/schema-team'
import { makeFirstOwner } from './first-owner.ts'
import { findPerson, passwordCode, setDisabled } from './manage-people.ts'
import { makeCode } from './one-time-codes.ts'
import { changePassword, renewPassword } from './passwords.ts'
import { openTeam } from './testing/team-bench.ts'

let team: Awaited<ReturnType<typeof openTeam>>
beforeEach(async () => {
  team = await openTeam()
})
afterEach(() => team.close())

const OLGA = { name: 'Olga', username: 'olga', password: 'a long password' }
const spent = { ok: false, problem: 'code_spent', field: 'code' }
const first = () => makeCode(team.db, 'first_owner', null)

it('makes one owner of the one local owner, by a code that works once and is kept as its hash alone', async () => {
  const code = await first()
  expect(code).toMatch(/^(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
  const kept = JSON.stringify(await team.db.select().from(oneTimeCodes))
  for (const part of [code, code.replaceAll('-', '')]) expect(kept).not.toContain(part)
  expect(await makeFirstOwner(team, { code: 'ABCD-EFGH-JKMN-PQRS', ...OLGA })).toEqual(spent)
  const typed = code.toLowerCase().replaceAll('-', ' ')
  expect(await makeFirstOwner(team, { code: typed, ...OLGA })).toEqual({ ok: true, value: LOCAL_OWNER_ID })
  expect(await team.db.select().from(users)).toMatchObject([{ id: LOCAL_OWNER_ID, name: 'Olga', role: 'owner' }])
  expect(await team.tryAs('olga')).toMatchObject({ ok: true })
  expect(await makeFirstOwner(team, { code, ...OLGA, username: 'mallory' })).toEqual(spent)
})

it('makes one owner, whoever else is at it at the same moment with another code', async () => {
  const codes = [await first(), await first()]
  const made = await Promise.all(codes.map((code, i) => makeFirstOwner(team, { code, ...OLGA, username: `olga-${i}` })))
  expect(made.filter((one) => one.ok)).toHaveLength(1)
  expect(await team.db.select().from(oneTimeCodes)).toEqual([])
})

it('takes no code that is a day old, none for something else, and none once an owner can sign in', async () => {
  const old = await first()
  await team.db.update(oneTimeCodes).set({ expiresAt: sql`now() - interval '1 second'` })
  expect(await makeFirstOwner(team, { code: old, ...OLGA })).toEqual(spent)
  const chen = await team.join('Chen', 'creator')
  expect(await makeFirstOwner(team, { code: await passwordCode(team.db, null, chen), ...OLGA })).toEqual(spent)
  const late = await first()
  await team.join('Olive', 'owner')
  expect(await makeFirstOwner(team, { code: late, ...OLGA })).toEqual(spent)
})

it('hashes a password for nobody but whoever has a good code', async () => {
  let hashed = 0
  const hash = (password: string) => {
    hashed += 1
    return team.auth.hash(password)
  }
  const counted = { db: team.db, auth: { ...team.auth, hash } }
  const chen = await team.join('Chen', 'creator')
  const [code, old] = [await first(), await passwordCode(team.db, null, chen)]
  expect(await renewPassword(counted, { code, password: 'quite another one' })).toEqual(spent)
  expect(await makeFirstOwner(counted, { code: old, ...OLGA })).toEqual(spent)
  await team.db.update(oneTimeCodes).set({ expiresAt: sql`now() - interval '1 second'` })
  expect(await renewPassword(counted, { code: old, password: 'quite another one' })).toEqual(spent)
  expect(await makeFirstOwner(counted, { code, ...OLGA })).toEqual(spent)
  expect(hashed).toBe(0)
  expect(await makeFirstOwner(counted, { code: await first(), ...OLGA })).toMatchObject({ ok: true })
  expect(hashed).toBe(1)
})

it('says when somebody has the name already', async () => {
  await team.join('Olga', 'reviewer')
  const refused = { ok: false, problem: 'username_taken', field: 'username' }
  expect(await makeFirstOwner(team, { code: await first(), ...OLGA })).toEqual(refused)
})

it('sets a lost password by a code, once, which ends all sessions', async () => {
  const chen = await team.join('Chen', 'creator')
  const cookie = await team.cookieOf('chen')
  const [code, other] = [await passwordCode(team.db, null, chen), await passwordCode(team.db, null, chen)]
  expect(await renewPassword(team, { code, password: 'quite another one' })).toEqual({ ok: true, value: 'chen' })
  expect(await team.auth.sessionOf(cookie)).toBeNull()
  for (const used of [code, other, await first()])
    expect(await renewPassword(team, { code: used, password: 'quite another one' })).toEqual(spent)
  expect(await team.tryAs('chen', 'quite another one')).toMatchObject({ ok: true })
})

it('takes no code for a lost password once that was changed in another way, or the seat taken away; others’ stay good', async () => {
  const [chen, rita] = [await team.join('Chen', 'creator'), await team.join('Rita', 'reviewer')]
  const [code, others] = [await passwordCode(team.db, null, chen), await passwordCode(team.db, null, rita)]
  const changed = { current: 'a long password', password: 'quite another one' }
  expect(await changePassword(team, chen, changed, '192.0.2.1')).toEqual({ ok: true, value: 'chen' })
  expect(await renewPassword(team, { code, password: 'one of a thief' })).toEqual(spent)
  const second = await passwordCode(team.db, null, chen)
  await setDisabled(team.db, null, chen, true)
  await setDisabled(team.db, null, chen, false)
  expect(await renewPassword(team, { code: second, password: 'one of a thief' })).toEqual(spent)
  expect(await team.tryAs('chen', 'quite another one')).toMatchObject({ ok: true })
  expect(await renewPassword(team, { code: others, password: 'quite another one' })).toMatchObject({ ok: true })
})

it('lets somebody in with a new password who had guessed at the old one too often, and writes down how they came by it', async () => {
  const [olive, chen] = [await team.join('Olive', 'owner'), await team.join('Chen', 'creator')]
  for (let i = 0; i <= 10; i += 1) await team.tryAs('chen', 'a wrong password')
  expect(await team.tryAs('chen')).toEqual({ ok: false, problem: 'too_many_tries' })
  const code = await passwordCode(team.db, olive, chen)
  await renewPassword(team, { code, password: 'quite another one' })
  expect(await team.tryAs('chen', 'quite another one')).toMatchObject({ ok: true })
  const lines = await team.db.select().from(activity).where(like(activity.kind, 'password%')).orderBy(activity.id)
  expect(lines).toMatchObject([
    { kind: 'password_link_made', actorId: olive, about: 'Chen' },
    { kind: 'password_changed', actorId: chen },
  ])
})

it('signs out whose seat is taken away', async () => {
  const chen = await team.join('Chen', 'creator', 'chen@team.example')
  const cookie = await team.cookieOf('chen')
  expect(await findPerson(team.db, 'Chen@Team.example')).toMatchObject({ id: chen })
  await setDisabled(team.db, null, chen, true)
  expect(await team.auth.sessionOf(cookie)).toBeNull()
  expect(await team.tryAs('chen')).toMatchObject({ ok: false })
  await setDisabled(team.db, null, chen, false)
  expect(await team.tryAs('chen')).toMatchObject({ ok: true })
  expect((await team.db.select().from(users).where(eq(users.id, chen)))[0]?.disabledAt).toBeNull()
})
