import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { attempts, generations } from '#lib/server/db/schema'
import { users } from '#lib/server/db/schema-team'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { listAttempts } from './list-attempts.ts'
import { monthByPerson } from './month-by-person.ts'

const PLACE = { provider: { baseUrl: 'https://toapis.com', sandbox: false }, timeZone: 'Asia/Shanghai' }
const ANA = randomUUID()

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
  await database.db.insert(users).values({ id: ANA, name: 'Ana', role: 'creator' })
})
beforeEach(() => database.db.delete(generations))
afterAll(() => database.close())

/** An attempt that was accepted, and what the provider says of its cost. */
async function spend(createdBy: string, sentAt: string, costUsd: string | null, status = 'settled'): Promise<void> {
  const { db } = database
  const [made] = await db.insert(generations).values(plainRow({ createdBy })).returning()
  await db.insert(attempts).values({
    ...{ generationId: made?.id ?? '', number: 1, clientBusinessId: randomUUID(), baseUrl: PLACE.provider.baseUrl },
    ...{ phase: 'accepted', outcome: 'accepted', sentAt: new Date(sentAt) },
    billing: { status, credits: null, costUsd },
  })
}
const month = (asked?: string) => monthByPerson(database.db, PLACE, asked)

it('tells what each person spent, who spent most first', async () => {
  await spend(LOCAL_OWNER_ID, '2026-03-10T12:00:00Z', '0.1')
  await spend(LOCAL_OWNER_ID, '2026-03-11T12:00:00Z', '0.2')
  await spend(LOCAL_OWNER_ID, '2026-03-12T12:00:00Z', '9', 'refunded')
  await spend(ANA, '2026-03-12T12:00:00Z', '0.42')
  const { people } = await month()
  expect(people).toMatchObject([
    { id: ANA, name: 'Ana', attempts: 1, accepted: 1, settled: { count: 1, usd: '0.42' }, refunded: 0, unknown: 0 },
    { id: LOCAL_OWNER_ID, attempts: 3, accepted: 3, settled: { count: 2, usd: '0.3' }, refunded: 1, unknown: 0 },
  ])
})

it('counts in months of the time zone, and leads from each to those beside it that have something', async () => {
  await spend(ANA, '2025-12-31T15:59:59Z', '1')
  await spend(ANA, '2025-12-31T16:00:00Z', '10')
  await spend(ANA, '2026-03-31T15:59:59Z', '100')
  const usd = ({ people }: Awaited<ReturnType<typeof month>>) => people.map(({ settled }) => settled.usd)
  const newest = await month()
  expect([newest.month, newest.before, newest.after, usd(newest)]).toEqual(['2026-03', '2026-01', null, ['100']])
  const middle = await month('2026-01')
  expect([middle.before, middle.after, usd(middle)]).toEqual(['2025-12', '2026-03', ['10']])
  const none = await month('2026-02')
  expect([none.before, none.after, usd(none)]).toEqual(['2026-01', '2026-03', []])
})

it('says no sum where one of the amounts was not said', async () => {
  await spend(ANA, '2026-03-10T12:00:00Z', '0.1')
  await database.db.update(attempts).set({ billing: { status: 'settled', credits: '20', costUsd: null } })
  expect((await month()).people).toMatchObject([{ settled: { count: 1, credits: '20', usd: null } }])
})

it('has the maker in every line, once a team is more than one', async () => {
  await spend(ANA, '2026-03-10T12:00:00Z', '0.1')
  const names = async () => (await listAttempts(database.db, PLACE, { cursor: null })).entries.map(({ by }) => by)
  expect(await names()).toEqual(['Ana'])
})
