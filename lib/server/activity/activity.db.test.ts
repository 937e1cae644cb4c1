import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { limitText } from '#lib/domain/money/limit-changes'
import { NO_LIMITS } from '#lib/domain/money/spending-limits'
import { type ActivityFilter, activityQuery, parseActivityFilter } from '#lib/domain/team/activity'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { attempts, generations } from '#lib/server/db/schema'
import { activity } from '#lib/server/db/schema-activity'
import { users } from '#lib/server/db/schema-team'
import { savePersonLimits } from '#lib/server/generations/price/person-limits'
import { readLimits, saveLimits } from '#lib/server/generations/price/price-settings'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { activityCsv, csvField } from './activity-csv.ts'
import { listActivity } from './list-activity.ts'
import { recordActivity } from './record-activity.ts'

const place = { provider: { baseUrl: 'https://toapis.com', sandbox: false }, timeZone: 'Asia/Shanghai' }
const ALL: ActivityFilter = { kind: null, actor: null, day: null }

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
beforeEach(async () => {
  await database.db.delete(activity)
  await database.db.delete(generations)
})
afterAll(() => database.close())

const list = (filter: Partial<ActivityFilter> = {}, cursor: string | null = null, limit = 50) =>
  listActivity(database.db, { filter: { ...ALL, ...filter }, cursor, limit, ...place })

async function makeGeneration(prompt: string): Promise<string> {
  const [row] = await database.db.insert(generations).values(plainRow({ prompt })).returning({ id: generations.id })
  return row?.id ?? ''
}

async function csv(): Promise<string> {
  let text = ''
  for await (const piece of activityCsv(database.db, { filter: ALL, ...place })) text += piece
  return text
}

it('keeps the name that somebody had, and the clip as long as it is there', async () => {
  const { db } = database
  const [person] = await db.insert(users).values({ name: 'Ana', role: 'creator' }).returning()
  const id = await makeGeneration('A heron at dawn')
  await recordActivity(db, { kind: 'deleted', actor: person?.id ?? null, generations: [id] })
  await db.update(users).set({ name: 'Anna' })
  const { entries } = await list()
  expect(entries).toMatchObject([
    { kind: 'deleted', actor: 'Ana', count: 1, generation: { id, prompt: 'A heron at dawn' }, usd: null },
  ])
  await db.update(generations).set({ dueAt: null, state: 'cancelled', deletedAt: new Date() })
  expect((await list()).entries[0]).toMatchObject({ count: 1, generation: null })
})

it('is read newest first, page by page, and narrowed by person and kind', async () => {
  const { db } = database
  for (const kind of ['signed_in', 'limits_changed', 'signed_in', 'signed_out'] as const)
    await recordActivity(db, { kind, actor: kind === 'signed_in' ? null : LOCAL_OWNER_ID })
  const first = await list({}, null, 3)
  expect(first.entries.map(({ kind }) => kind)).toEqual(['signed_out', 'signed_in', 'limits_changed'])
  const second = await list({}, first.nextCursor, 3)
  expect([second.entries.map(({ kind }) => kind), second.nextCursor]).toEqual([['signed_in'], null])
  expect((await list({ kind: 'signed_in' })).entries).toHaveLength(2)
  expect((await list({ actor: LOCAL_OWNER_ID })).entries).toHaveLength(2)
  expect((await list({}, 'nonsense')).entries).toHaveLength(4)
})

it('is narrowed to a day of the time zone of the server', async () => {
  const { db } = database
  for (const at of ['2026-03-01T15:59:59Z', '2026-03-01T16:00:00Z', '2026-03-02T15:59:59Z', '2026-03-02T16:00:00Z'])
    await db.insert(activity).values({ kind: 'signed_out', at: new Date(at) })
  const times = (await list({ day: '2026-03-02' })).entries.map(({ at }) => new Date(at).toISOString())
  expect(times).toEqual(['2026-03-02T15:59:59.000Z', '2026-03-01T16:00:00.000Z'])
  const asked = new URLSearchParams('day=2026-03-02&kind=signed_out')
  expect(activityQuery(parseActivityFilter(asked))).toBe('kind=signed_out&day=2026-03-02')
  expect(parseActivityFilter(new URLSearchParams('day=2026-02-30&kind=nothing&by=me'))).toEqual(ALL)
})

it('says what a submission cost once all of it is known, refunds left out', async () => {
  const { db } = database
  const ids = [await makeGeneration('one'), await makeGeneration('two')]
  await recordActivity(db, { kind: 'submitted', actor: LOCAL_OWNER_ID, generations: ids })
  const attempt = (generationId: string, status: string | null, costUsd: string | null) => ({
    ...{ generationId, number: 1, clientBusinessId: generationId, baseUrl: place.provider.baseUrl },
    phase: 'accepted' as const,
    billing: { status, credits: null, costUsd },
  })
  await db.insert(attempts).values(ids.map((id) => attempt(id, 'pending', null)))
  expect((await list()).entries[0]?.usd).toBeNull()
  await db.update(attempts).set({ billing: { status: 'settled', credits: null, costUsd: '0.42' } })
  expect((await list()).entries[0]?.usd).toBe('0.84')
})

it('and what it tells of are written together or not at all', async () => {
  const { db } = database
  const limits = { ...NO_LIMITS, perDay: '12' }
  await saveLimits(db, limits, LOCAL_OWNER_ID)
  await expect(saveLimits(db, NO_LIMITS, randomUUID())).rejects.toThrow()
  // Saving them once more is no change.
  await saveLimits(db, limits, LOCAL_OWNER_ID)
  expect(await readLimits(db)).toEqual(limits)
  expect((await list()).entries.map(({ kind }) => kind)).toEqual(['limits_changed'])
})

it('says which limits became what, of everybody and of one', async () => {
  const { db } = database
  await saveLimits(db, NO_LIMITS, LOCAL_OWNER_ID)
  const limits = { ...NO_LIMITS, unit: 'credits' as const, perDay: '12.5' }
  await saveLimits(db, limits, LOCAL_OWNER_ID)
  await savePersonLimits(db, LOCAL_OWNER_ID, { id: LOCAL_OWNER_ID, limits: { amount: '3', clips: null } })
  const { entries } = await list()
  expect(entries.slice(0, 2).map((entry) => entry.limits)).toEqual([
    [
      { limit: 'personAmount', from: 'everybody', to: { number: '3', of: 'credits' } },
      { limit: 'personClips', from: 'everybody', to: null },
    ],
    [{ limit: 'perDay', from: null, to: { number: '12.5', of: 'credits' } }],
  ])
  expect(await csv()).toContain(',personAmount: everybody > 3 credits; personClips: everybody > none,')
})

it('says of limits that several saved at once what each of them found', async () => {
  const { db } = database
  const amounts = ['21', '22', '23', '24']
  await Promise.all(amounts.map((perDay) => saveLimits(db, { ...NO_LIMITS, perDay }, LOCAL_OWNER_ID)))
  const own = (amount: string) => ({ id: LOCAL_OWNER_ID, limits: { amount, clips: null } })
  const answers = await Promise.all(amounts.map((amount) => savePersonLimits(db, LOCAL_OWNER_ID, own(amount))))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  const found = (await list()).entries
    .flatMap((entry) => entry.limits ?? [])
    .filter(({ limit }) => limit !== 'personClips')
  expect(new Set(found.map(({ limit, from }) => `${limit}: ${limitText(from)}`)).size).toBe(2 * amounts.length)
})

it('is exported whole, with nothing that a spreadsheet would run', async () => {
  await makeGeneration('x')
  for (let i = 0; i < 501; i += 1) await recordActivity(database.db, { kind: 'signed_out', actor: LOCAL_OWNER_ID })
  const id = await makeGeneration('=HYPERLINK("http://example.com","a, b")')
  await recordActivity(database.db, { kind: 'submitted', actor: LOCAL_OWNER_ID, generations: [id] })
  const lines = (await csv()).split('\r\n')
  expect(lines).toHaveLength(504)
  expect(lines[0]).toBe('\uFEFFtime,who,what,clips,clip,prompt,about,limits,usd')
  expect(lines[1]).toContain(`submitted,1,${id},"'=HYPERLINK(""http://example.com"",""a, b"")",,`)
  expect(csvField('plain')).toBe('plain')
})
