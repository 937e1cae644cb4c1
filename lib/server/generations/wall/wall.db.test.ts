import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countOf, placeOf } from '#lib/domain/wall/place'
import { generations } from '#lib/server/db/schema'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { firstLook } from './first-look.ts'
import { listFromPlace, rowAtPlace } from './list-from-place.ts'
import { settleWallZone } from './settle-wall-zone.ts'
import { countedDays, readWallDays } from './wall-days.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
beforeEach(async () => {
  await database.db.delete(generations)
  await settleWallZone(database.db, 'UTC')
})
afterAll(() => database.close())

async function make(...moments: string[]): Promise<string[]> {
  const rows = await database.db
    .insert(generations)
    .values(moments.map((moment) => plainRow({ createdAt: new Date(moment) })))
    .returning({ id: generations.id })
  return rows.map((row) => row.id)
}
const days = async () => (await readWallDays(database.db)).days

describe('the days of the wall', () => {
  it('count what comes and goes, newest first, and no day without any', async () => {
    const [first = ''] = await make('2026-11-20T08:00:00Z', '2026-11-20T23:59:59.999Z', '2026-11-24T00:00:00Z')
    expect(await days()).toEqual([
      ['2026-11-24', 1],
      ['2026-11-20', 2],
    ])
    expect((await readWallDays(database.db, { since: '2026-11-21' })).days).toEqual([['2026-11-24', 1]])
    await database.db.delete(generations).where(eq(generations.id, first))
    await database.db.delete(generations).where(sql`created_at >= '2026-11-24'`)
    expect(await days()).toEqual([['2026-11-20', 1]])
  })

  it('are counted once however a click is repeated, and not for what was undone', async () => {
    const row = plainRow({ createdAt: new Date('2026-11-24T12:00:00Z') })
    for (let i = 0; i < 2; i += 1) await database.db.insert(generations).values(row).onConflictDoNothing()
    await expect(
      database.db.transaction(async (tx) => {
        await tx.insert(generations).values(plainRow({ createdAt: new Date('2026-11-24T13:00:00Z') }))
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await days()).toEqual([['2026-11-24', 1]])
  })

  it('keep nobody waiting for a submission that is still under way', async () => {
    await database.db.transaction(async (tx) => {
      await tx.insert(generations).values(plainRow({ createdAt: new Date('2026-11-24T12:00:00Z') }))
      await make('2026-11-24T13:00:00Z')
      expect(await days()).toEqual([['2026-11-24', 1]])
    })
    expect(await days()).toEqual([['2026-11-24', 2]])
  })

  it('are those of the time zone, where clocks change too, and are counted anew when it changes', async () => {
    // In Berlin: the 25th already; the day on which clocks go back has 25 hours.
    await make('2026-11-24T23:30:00Z', '2026-10-24T22:30:00Z', '2026-10-25T22:30:00Z')
    await settleWallZone(database.db, 'Europe/Berlin')
    expect(await readWallDays(database.db)).toMatchObject({
      timeZone: 'Europe/Berlin',
      days: [
        ['2026-11-25', 1],
        ['2026-10-25', 2],
      ],
    })
    await make('2026-11-25T22:59:00Z')
    expect(await days()).toContainEqual(['2026-11-25', 2])
    const page = await listFromPlace(database.db, { day: '2026-10-25', nth: 1 })
    expect(page.generations.map((one) => new Date(one.createdAt).toISOString())).toEqual([
      '2026-10-25T22:30:00.000Z',
      '2026-10-24T22:30:00.000Z',
    ])
  })

  it('begin at the first of two midnights where the clocks go back over it', async () => {
    // In the Azores the clocks go back from 1:00 to 0:00, at 1:00 UTC.
    await make('2026-10-24T20:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T12:00:00Z')
    await settleWallZone(database.db, 'Atlantic/Azores')
    expect(await days()).toEqual([
      ['2026-10-25', 2],
      ['2026-10-24', 1],
    ])
    const page = await listFromPlace(database.db, { day: '2026-10-25', nth: 0 })
    expect(page.generations.map((one) => new Date(one.createdAt).toISOString())).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-24T20:00:00.000Z',
    ])
  })

  it('stay as they are when the database does not know a zone', async () => {
    await make('2026-11-24T12:00:00Z')
    await expect(settleWallZone(database.db, 'Nowhere/At_All')).rejects.toThrow()
    expect(await readWallDays(database.db)).toMatchObject({ timeZone: 'UTC', days: [['2026-11-24', 1]] })
  })
})

describe('a page from a place', () => {
  it('begins there and goes on into older days; past a day or without one it begins with the newest before', async () => {
    const [a, b, c, d] = await make(
      '2026-11-20T08:00:00Z',
      '2026-11-20T09:00:00Z',
      '2026-11-24T10:00:00Z',
      '2026-11-24T10:00:00Z',
    )
    const [older, newer] = [c ?? '', d ?? ''].sort()
    const from = async (day: string, nth: number) =>
      (await listFromPlace(database.db, { day, nth })).generations.map((one) => one.id)
    expect(await from('2026-11-24', 1)).toEqual([newer, older, b, a])
    expect(await from('2026-11-24', 0)).toEqual([older, b, a])
    expect(await from('2026-11-20', 0)).toEqual([a])
    expect(await from('2026-11-20', 99)).toEqual([b, a])
    expect(await from('2026-11-22', 0)).toEqual([b, a])
    expect(await from('2020-01-01', 0)).toEqual([])
    const { generations: one, nextCursor } = await listFromPlace(
      database.db,
      { day: '2026-11-24', nth: 1 },
      { limit: 1 },
    )
    expect([one.length, typeof nextCursor]).toEqual([1, 'string'])
  })

  it('is what the page of the wall begins with, whatever the address says', async () => {
    const ids = await make('2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z', '2026-11-24T10:00:00Z')
    const newest = await firstLook(database.db, null)
    expect([newest.top, newest.page.generations[0]?.id]).toEqual([2, ids[2]])
    const deep = await firstLook(database.db, { day: '2026-11-21', nth: 7 })
    expect([deep.top, deep.page.generations[0]?.id]).toEqual([1, ids[1]])
    expect(placeOf(deep.days.days, deep.top)).toEqual({ day: '2026-11-20', nth: 1 })
    await database.db.delete(generations)
    const nothing = await firstLook(database.db, null)
    expect([countOf(nothing.days.days), nothing.top, nothing.page.generations]).toEqual([0, -1, []])
  })
})

it('reads the days from their own table, and a place from the index of its day', async () => {
  const planOf = (query: { getSQL: () => ReturnType<typeof sql> }) =>
    database.db.transaction(async (tx) => {
      // A table of a few rows is read as a whole; which way there is to read a large one is what is asked.
      await tx.execute(sql`set local enable_seqscan = off`)
      return JSON.stringify((await tx.execute(sql`explain ${query.getSQL()}`)).rows)
    })
  expect(await planOf(countedDays(database.db))).toMatch(/wall_days_pkey/)
  expect(await planOf(rowAtPlace(database.db, { day: '2026-11-24', nth: 3 }))).toMatch(
    /Index Only Scan.*generations_newest.*Index Cond: \(\(created_at >=/s,
  )
})
