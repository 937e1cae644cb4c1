import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listActivity } from '#lib/server/activity/list-activity'
import { invitations } from '#lib/server/db/schema-people'
import { users } from '#lib/server/db/schema-team'
import { acceptInvitation, createInvitation, findInvitation, listInvitations, revokeInvitation } from './invitations.ts'
import { setDisabled, setRole } from './manage-people.ts'
import { openTeam } from './testing/team-bench.ts'

let team: Awaited<ReturnType<typeof openTeam>>
let olga: string
beforeEach(async () => {
  team = await openTeam()
  olga = await team.join('Olga', 'owner')
})
afterEach(() => team.close())

const CHEN = { name: 'Chen', username: 'chen', password: 'a long password' }
const spent = { ok: false, problem: 'invitation_spent' }
const inviteAs = async (role: 'owner' | 'creator' | 'reviewer', label = '') =>
  (await createInvitation(team.db, olga, { role, days: 7, label })).token
const kinds = async () => {
  const all = { kind: null, actor: null, day: null }
  const page = await listActivity(team.db, {
    filter: all,
    cursor: null,
    provider: { baseUrl: '', sandbox: true },
    timeZone: 'UTC',
  })
  return page.entries.map(({ kind, actor, about }) => [kind, actor, about])
}

it('lets somebody in by a link, once, with its role; what is kept of the link opens nothing', async () => {
  const token = await inviteAs('reviewer', 'Chen of the agency')
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const kept = JSON.stringify([await team.db.select().from(invitations), await listInvitations(team.db)])
  expect(kept).not.toContain(token)
  const [row] = await team.db.select().from(invitations)
  expect(await findInvitation(team.db, row?.hash ?? '')).toBeNull()
  expect(await findInvitation(team.db, token)).toEqual({ role: 'reviewer', by: 'Olga' })
  expect(await acceptInvitation(team, { token, ...CHEN })).toEqual({ ok: true, value: null })
  expect(await team.tryAs('chen')).toMatchObject({ ok: true })
  expect(await team.db.select().from(users)).toContainEqual(expect.objectContaining({ name: 'Chen', role: 'reviewer' }))
  expect(await acceptInvitation(team, { token, ...CHEN, username: 'mallory' })).toEqual(spent)
  expect(await listInvitations(team.db)).toEqual([])
  expect(await kinds()).toEqual([
    ['signed_in', 'Chen', null],
    ['joined', 'Chen', null],
    ['invited', 'Olga', 'Chen of the agency'],
  ])
})

it('makes one person of two who take the same link at the same moment', async () => {
  const token = await inviteAs('creator')
  const took = await Promise.all(['one', 'two'].map((username) => acceptInvitation(team, { token, ...CHEN, username })))
  expect(took.filter(({ ok }) => ok)).toHaveLength(1)
  expect(took).toContainEqual(spent)
})

it('keeps the link good for whoever chose a name that is taken', async () => {
  const token = await inviteAs('creator')
  const taken = { ok: false, problem: 'username_taken', field: 'username' }
  expect(await acceptInvitation(team, { token, ...CHEN, username: 'olga' })).toEqual(taken)
  expect(await acceptInvitation(team, { token, ...CHEN })).toMatchObject({ ok: true })
})

it('takes no link that is too old, taken back, or of somebody who is no owner any more', async () => {
  const old = await inviteAs('creator')
  await team.db.update(invitations).set({ expiresAt: sql`now() - interval '1 second'` })
  expect(await findInvitation(team.db, old)).toBeNull()
  expect(await acceptInvitation(team, { token: old, ...CHEN })).toEqual(spent)
  const back = await inviteAs('creator')
  const [open] = await listInvitations(team.db)
  const id = open?.id ?? ''
  expect(await revokeInvitation(team.db, olga, id)).toEqual({ ok: true, value: null })
  expect(await revokeInvitation(team.db, olga, id)).toEqual({ ok: false, problem: 'too_late' })
  expect(await acceptInvitation(team, { token: back, ...CHEN })).toEqual(spent)
  const hers = await inviteAs('owner')
  const other = await team.join('Olive', 'owner')
  await setRole(team.db, other, olga, 'creator')
  expect(await acceptInvitation(team, { token: hers, ...CHEN })).toEqual(spent)
  expect(await listInvitations(team.db)).toEqual([])
})

const last = { ok: false, problem: 'last_owner' }

it('leaves the last owner who can sign in their role and their seat', async () => {
  expect(await setRole(team.db, olga, olga, 'creator')).toEqual(last)
  expect(await setDisabled(team.db, olga, olga, true)).toEqual(last)
  expect(await team.tryAs('olga')).toMatchObject({ ok: true })
  const olive = await team.join('Olive', 'owner')
  const cookie = await team.cookieOf('olive')
  expect(await setDisabled(team.db, olga, olive, true)).toMatchObject({ ok: true })
  expect(await team.auth.sessionOf(cookie)).toBeNull()
  expect(await setRole(team.db, olga, olga, 'creator')).toEqual(last)
  expect(await setDisabled(team.db, olga, olive, false)).toMatchObject({ ok: true })
  expect(await setRole(team.db, olga, olga, 'creator')).toMatchObject({ ok: true })
  expect((await kinds()).slice(0, 3)).toEqual([
    ['role_changed', 'Olga', 'Olga → creator'],
    ['person_enabled', 'Olga', 'Olive'],
    ['person_disabled', 'Olga', 'Olive'],
  ])
})

it('leaves one owner of two who take each other’s role at the same moment', async () => {
  const olive = await team.join('Olive', 'owner')
  const done = await Promise.all([setRole(team.db, olga, olive, 'creator'), setRole(team.db, olive, olga, 'creator')])
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  expect(done).toContainEqual(last)
})
