import { desc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { activity } from '#lib/server/db/schema-activity'
import { signInTries, users } from '#lib/server/db/schema-team'
import { changePassword } from './passwords.ts'
import { openTeam } from './testing/team-bench.ts'

let team: Awaited<ReturnType<typeof openTeam>>
let chen = ''
beforeAll(async () => {
  team = await openTeam()
  chen = await team.join('Chen', 'creator', 'chen@team.example')
})
afterAll(() => team.close())
beforeEach(async () => {
  await team.db.delete(signInTries)
})

const wrong = { ok: false, problem: 'wrong_password' }
const tooMany = { ok: false, problem: 'too_many_tries' }
/** Counts from before, as if so many had been there. */
const tried = (key: string, tries: number) => team.db.insert(signInTries).values({ key, tries })
const guess = (address: string, device?: string) => team.tryAs('chen', 'a wrong password', address, device)

it('lets in by user name and by e-mail address, in any letters', async () => {
  for (const name of ['chen', ' Chen ', 'CHEN@team.example'])
    expect(await team.tryAs(name)).toMatchObject({
      ok: true,
      value: [{ name: 'inbetween.session_token' }, { name: 'inbetween_known' }],
    })
})

it('answers alike to a wrong password, a name that nobody has, and a seat that was taken away', async () => {
  expect(await guess('192.0.2.1')).toEqual(wrong)
  for (const name of ['nobody', '--', '', 'x'.repeat(300)]) expect(await team.tryAs(name)).toEqual(wrong)
  await team.db.update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, chen))
  expect(await team.tryAs('chen')).toEqual(wrong)
  const [told] = await team.db.select().from(activity).orderBy(desc(activity.id)).limit(1)
  expect(told).toMatchObject({ kind: 'sign_in_without_seat', actorId: null, about: 'chen' })
  await team.db.update(users).set({ disabledAt: null }).where(eq(users.id, chen))
})

it('takes as long for a name that nobody has and for a seat that was taken away as for a wrong password', async () => {
  const gone = await team.join('Gone', 'reviewer')
  await team.db.update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, gone))
  const took = async (name: string) => {
    const since = performance.now()
    expect(await team.tryAs(name, 'a wrong password')).toEqual(wrong)
    return performance.now() - since
  }
  const rounds: Record<'chen' | 'nobody' | 'gone', number>[] = []
  for (let i = 0; i < 5; i += 1)
    rounds.push({ chen: await took('chen'), nobody: await took('nobody'), gone: await took('gone') })
  // Looking at a password takes some fifty times as long as finding a name. The shortest of each is what it takes where nothing else runs.
  const shortest = (name: 'chen' | 'nobody' | 'gone') => Math.min(...rounds.map((round) => round[name]))
  for (const name of ['nobody', 'gone'] as const) {
    expect(shortest(name) / shortest('chen')).toBeGreaterThan(1 / 3)
    expect(shortest(name) / shortest('chen')).toBeLessThan(3)
  }
})

it('stops guessing at one account from ever new networks, for unknown names too, and even with the right password', async () => {
  for (let i = 0; i < 10; i += 1) expect(await guess(`198.51.100.${i}`)).toEqual(wrong)
  expect(await guess('203.0.113.9')).toEqual(tooMany)
  expect(await team.tryAs('chen', undefined, '203.0.113.10')).toEqual(tooMany)
  expect(await team.tryAs('CHEN@team.example', undefined, '203.0.113.11')).toEqual(tooMany)
  for (let i = 0; i < 10; i += 1) await team.tryAs('nobody', 'guess', `203.0.113.${i}`)
  expect(await team.tryAs('nobody', 'guess', '203.0.113.99')).toEqual(tooMany)
})

it('does not shut out the browser that was here before, however long strangers guess', async () => {
  const entered = await team.tryAs('chen')
  const device = entered.ok ? entered.value[1]?.value : undefined
  for (let i = 0; i < 12; i += 1) await guess(`198.51.100.${i}`)
  expect(await team.tryAs('chen')).toEqual(tooMany)
  expect(await team.tryAs('chen', undefined, undefined, 'made-up')).toEqual(tooMany)
  expect(await team.tryAs('chen', undefined, undefined, device)).toMatchObject({ ok: true })
  for (let i = 0; i < 10; i += 1) expect(await guess(`203.0.113.${i}`, device)).toEqual(wrong)
  expect(await guess('203.0.113.99', device)).toEqual(tooMany)
})

it('counts tries at the same moment one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(`198.51.100.${i}`)))
  expect(answers.filter((answer) => !answer.ok && answer.problem === 'wrong_password')).toHaveLength(10)
})

it('stops a network that tries many names: an IPv4 address, and an IPv6 subscriber whatever address they take next', async () => {
  await tried('net:192.0.2.1', 20)
  expect(await guess('192.0.2.1')).toEqual(tooMany)
  expect(await guess('192.0.2.2')).toEqual(wrong)
  await tried('net:2001:db8:1:2::/64', 20)
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff:1:2:3']) expect(await guess(address)).toEqual(tooMany)
  expect(await guess('2001:db8:1:3::1')).toEqual(wrong)
  await team.db.update(signInTries).set({ tries: 60 }).where(eq(signInTries.key, 'net:2001:db8:1::/48'))
  expect(await guess('2001:db8:1:77::1')).toEqual(tooMany)
})

it('lets in again after a quarter of an hour, and forgets what went wrong once somebody is in', async () => {
  await tried('net:192.0.2.1', 20)
  expect(await team.tryAs('chen')).toEqual(tooMany)
  await team.db.update(signInTries).set({ since: sql`now() - interval '15 minutes 1 second'` })
  expect(await team.tryAs('chen')).toMatchObject({ ok: true })
  for (let i = 0; i < 9; i += 1) await guess(`198.51.100.${i}`)
  expect(await team.tryAs('chen')).toMatchObject({ ok: true })
  expect(await guess('198.51.100.1')).toEqual(wrong)
})

it('keeps nothing of what was typed', async () => {
  await team.tryAs('my-secret-password-in-the-wrong-field', 'x')
  expect(JSON.stringify(await team.db.select().from(signInTries))).not.toContain('secret')
})

it('changes a password only for who knows the old one, and signs out everywhere else', async () => {
  const cookie = await team.cookieOf('chen')
  const change = (current: string) => changePassword(team, chen, { current, password: 'another password' }, '192.0.2.1')
  expect(await change('guessed')).toEqual({ ...wrong, field: 'current' })
  expect(await team.auth.sessionOf(cookie)).not.toBeNull()
  expect(await change('a long password')).toEqual({ ok: true, value: 'chen' })
  expect(await team.auth.sessionOf(cookie)).toBeNull()
  expect(await team.tryAs('chen')).toEqual(wrong)
  expect(await team.tryAs('chen', 'another password')).toMatchObject({ ok: true })
})
