import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attempts, generations } from '#lib/server/db/schema'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { listAttempts, newestAttempts } from './list-attempts.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
beforeEach(() => database.db.delete(generations))
afterAll(() => database.close())

const REAL = { provider: { baseUrl: 'https://toapis.com', sandbox: false }, timeZone: 'UTC' }
const list = (cursor: string | null = null, place = REAL, limit = 50) =>
  listAttempts(database.db, place, { cursor, limit })

type Values = Partial<typeof attempts.$inferInsert>
type Billing = NonNullable<Values['billing']>

async function add(sentAt: string | null, values: Values = {}, row: Parameters<typeof plainRow>[0] = {}) {
  const [made] = await database.db.insert(generations).values(plainRow(row)).returning()
  const [attempt] = await database.db
    .insert(attempts)
    .values({
      generationId: made?.id ?? '',
      number: 1,
      clientBusinessId: randomUUID(),
      baseUrl: 'https://toapis.com',
      sentAt: sentAt === null ? null : new Date(sentAt),
      ...values,
    })
    .returning()
  return { attempt: attempt?.id ?? '', generation: made?.id ?? '' }
}
const accepted = (sentAt: string, billing: Partial<Billing> | null = null, values: Values = {}) =>
  add(sentAt, {
    phase: 'accepted',
    outcome: 'accepted',
    billing: billing && { status: null, credits: null, costUsd: null, ...billing },
    ...values,
  })
const settled = (sentAt: string, credits: string | null, costUsd: string | null) =>
  accepted(sentAt, { status: 'settled', credits, costUsd })
const DAY = '2026-03-01T12:00:00Z'

describe('a line of the ledger', () => {
  it.each<[string, Values, string, string | null]>([
    ['not sent yet', { phase: 'prepared' }, 'waiting', null],
    ['not connected', { phase: 'prepared', outcome: 'not sent: refused' }, 'not_sent', 'refused'],
    ['on its way', { phase: 'sending' }, 'sending', null],
    ['taken', { phase: 'accepted', outcome: 'accepted' }, 'accepted', null],
    [
      'given up for an earlier one',
      { phase: 'prepared', outcome: 'not sent: an earlier one was found' },
      'never_sent',
      'an earlier one was found',
    ],
    ['named by a person', { phase: 'accepted', outcome: 'found by a person' }, 'found', null],
    ['found', { phase: 'accepted', outcome: 'found by look-up' }, 'found', null],
    ['refused', { phase: 'refused', outcome: 'refused: 422 content_policy' }, 'refused', '422 content_policy'],
    ['unclear', { phase: 'unknown', outcome: 'no clear answer: timeout' }, 'unclear', 'timeout'],
  ])('says of one that was %s what became of it', async (_, values, outcome, detail) => {
    await add(DAY, values)
    expect((await list()).entries).toMatchObject([{ outcome, detail }])
  })

  it('says that one that was taken back was never sent', async () => {
    const { generation } = await add(null)
    await database.db.update(generations).set({ state: 'cancelled' })
    expect((await list()).entries).toMatchObject([
      { outcome: 'never_sent', generationId: generation, cost: { kind: 'none' } },
    ])
  })

  it.each<[string, Partial<Billing> | null, object]>([
    ['settled', { status: 'settled', credits: '84', costUsd: '0.42' }, { kind: 'settled', credits: '84', usd: '0.42' }],
    [
      'refunded',
      { status: 'refunded', credits: '84', costUsd: '0.42' },
      { kind: 'refunded', credits: '84', usd: '0.42' },
    ],
    ['pending', { status: 'pending' }, { kind: 'pending', credits: null, usd: null }],
    ['settled without an amount', { status: 'settled' }, { kind: 'not_said', credits: null, usd: null }],
    ['not a word', null, { kind: 'not_said', credits: null, usd: null }],
  ])('tells the cost of an accepted one: %s', async (_, billing, cost) => {
    await accepted(DAY, billing)
    expect((await list()).entries[0]?.cost).toEqual(cost)
  })

  it('does not call the cost of an unclear one nothing', async () => {
    await add(DAY, { phase: 'unknown', outcome: 'no clear answer: reset' })
    const { entries, days } = await list()
    expect(entries[0]?.cost.kind).toBe('not_said')
    expect(days).toMatchObject([{ unknown: 1 }])
  })

  it('counts no play money of the sandbox once there is a real provider', async () => {
    await accepted(DAY, { status: 'settled', credits: '84', costUsd: '0.42' }, { baseUrl: 'http://127.0.0.1:3900' })
    const real = await list()
    expect(real.entries[0]?.cost.kind).toBe('sandbox')
    expect(real.days).toMatchObject([{ settled: { count: 0, credits: null, usd: null } }])
    const play = await list(null, { ...REAL, provider: { baseUrl: 'http://127.0.0.1:4000', sandbox: true } })
    expect(play.days).toMatchObject([{ settled: { count: 1, credits: '84', usd: '0.42' } }])
  })
})

it('takes a paying gateway on this machine for no sandbox', async () => {
  const gateway = { baseUrl: 'http://127.0.0.1:3000', sandbox: false }
  const billing = { status: 'settled', credits: '84', costUsd: '0.42' }
  await accepted(DAY, billing, gateway)
  await accepted(DAY, billing, { baseUrl: 'http://127.0.0.1:3900', sandbox: true })
  for (const provider of [gateway, REAL.provider]) {
    const { entries, days } = await list(null, { ...REAL, provider })
    expect(entries.map((entry) => entry.cost.kind).sort()).toEqual(['sandbox', 'settled'])
    expect(days).toMatchObject([{ settled: { count: 1, credits: '84', usd: '0.42' } }])
  }
})

describe('the totals of a day', () => {
  it('are exact, and leave refunds out', async () => {
    for (const credits of ['0.1', '0.2', '123456789012345678.000000001']) await settled(DAY, credits, '0.1')
    await accepted(DAY, { status: 'refunded', credits: '500', costUsd: '2.5' })
    await accepted(DAY, { status: 'pending' })
    await add(DAY, { phase: 'refused', outcome: 'refused: 402 quota' })
    expect((await list()).days).toEqual([
      {
        day: '2026-03-01',
        attempts: 6,
        accepted: 5,
        settled: { count: 3, credits: '123456789012345678.300000001', usd: '0.3' },
        refunded: 1,
        unknown: 1,
      },
    ])
  })

  it('say no sum where one of the amounts was not said', async () => {
    await settled(DAY, '84', '0.42')
    await settled(DAY, '84', null)
    expect((await list()).days).toMatchObject([{ settled: { count: 2, credits: '168', usd: null } }])
  })

  it('are those of the days of a time zone, the longer day of a clock change included', async () => {
    await settled('2026-10-24T21:59:59Z', '1', '1')
    await settled('2026-10-24T22:00:00Z', '10', '1')
    await settled('2026-10-25T22:59:59Z', '100', '1')
    await settled('2026-10-25T23:00:00Z', '1000', '1')
    const { days } = await list(null, { ...REAL, timeZone: 'Europe/Berlin' })
    expect(days.map(({ day, settled: { credits } }) => [day, credits])).toEqual([
      ['2026-10-26', '1000'],
      ['2026-10-25', '110'],
      ['2026-10-24', '1'],
    ])
  })
})

describe('the pages of the ledger', () => {
  it('have every attempt once, newest first, and every day once', async () => {
    const made: string[] = []
    for (let i = 0; i < 23; i++)
      made.unshift((await settled(new Date(Date.UTC(2026, 2, 1, i * 4)).toISOString(), '1', '1')).attempt)
    const seen: string[] = []
    const days: string[] = []
    let cursor: string | null = null
    do {
      const page = await list(cursor, REAL, 4)
      seen.push(...page.entries.map((entry) => entry.id))
      days.push(...page.days.map((day) => `${day.day} ${day.attempts}`))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(made)
    expect(days).toEqual(['2026-03-04 5', '2026-03-03 6', '2026-03-02 6', '2026-03-01 6'])
  })

  it('begin anew for a cursor that makes no sense', async () => {
    const { attempt } = await settled(DAY, '1', '1')
    expect((await list('x_y_z')).entries.map((entry) => entry.id)).toEqual([attempt])
  })

  it('are read by their index, however many attempts there are', async () => {
    const { db } = database
    await fill(5_000)
    const [last] = await newestAttempts(db, REAL, undefined, 1)
    const after = [last?.at.getTime() ?? 0, last?.id ?? '', last?.day ?? ''] as const
    const explained = await db.execute<{ 'QUERY PLAN': string }>(
      sql`explain ${newestAttempts(db, REAL, [...after], 51).getSQL()}`,
    )
    const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('Index Scan Backward using attempts_ledger')
    expect(plan).not.toMatch(/Sort|Seq Scan/)
  })
})

/** Many settled attempts, one a minute. */
async function fill(count: number): Promise<void> {
  const { db } = database
  await db.execute(sql`
    insert into generations (click_key, prompt, negative_prompt, mode, duration, aspect_ratio, audio, watermark)
    select gen_random_uuid(), 'a fox', '', 'std', 5, '16:9', false, false from generate_series(1, ${count})`)
  await db.execute(sql`
    insert into attempts (generation_id, number, client_business_id, phase, base_url, sent_at, outcome, billing)
    select id, 1, id::text, 'accepted', 'https://toapis.com', now() - row_number() over () * interval '1 minute', 'accepted',
      '{"status": "settled", "credits": "84.000000001", "costUsd": "0.42"}'::jsonb
    from generations`)
  await db.execute(sql`analyze attempts, generations`)
}
