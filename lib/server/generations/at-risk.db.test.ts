import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { AT_RISK_STATES } from '#lib/domain/generation/at-risk'
import { STATES, type State } from '#lib/domain/generation/states'
import { clips, generations } from '#lib/server/db/schema'
import { mediaFindings } from '#lib/server/db/schema-upkeep'
import { countAtRisk } from './at-risk.ts'
import { createChangeLog } from './change-log.ts'
import { currentRev } from './current-rev.ts'
import { listGenerations } from './list-generations.ts'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'
import { WAYS } from './testing/ways.ts'
import { filterConditions } from './wall/filter-conditions.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
beforeEach(async () => {
  await database.db.delete(generations)
  await database.db.delete(clips)
  await database.db.delete(mediaFindings)
})
afterAll(() => database.close())

const sha = (letter: string) => letter.repeat(64)
const failure = { code: 'provider', providerCode: null, providerMessage: null } as const

async function insert(state: State, values: Partial<typeof generations.$inferInsert> = {}) {
  const [row] = await database.db
    .insert(generations)
    .values(plainRow({ failure, ...values }))
    .returning()
  const id = row?.id ?? ''
  for (const next of WAYS[state])
    await database.db.update(generations).set({ state: next }).where(eq(generations.id, id))
  return id
}
async function insertReady(clipSha256: string) {
  const facts = { bytes: 1, width: 16, height: 9, durationMs: 5000, hasAudio: false }
  await database.db
    .insert(clips)
    .values({ sha256: clipSha256, ...facts })
    .onConflictDoNothing()
  return insert('ready', { clipSha256 })
}
const atRisk = () => filterConditions(database.db, { show: ['at-risk'] })
const shown = async () =>
  (await listGenerations(database.db, { cursor: null, where: atRisk() })).generations.map((one) => one.id)

it('holds those that are paid and not saved, in the same states as the browser knows', async () => {
  await insertReady(sha('a'))
  const expected: string[] = []
  for (const state of STATES.filter((state) => state !== 'ready')) {
    const id = await insert(state)
    if (AT_RISK_STATES.includes(state)) expected.push(id)
  }
  expect((await shown()).toSorted()).toEqual(expected.toSorted())
  expect(await countAtRisk(database.db)).toBe(expected.length)
})

it('holds ready ones whose file is missing, and no one for a missing poster or an orphan', async () => {
  const [lost, bare, stray] = [await insertReady(sha('a')), await insertReady(sha('b')), await insertReady(sha('c'))]
  await database.db.insert(mediaFindings).values([
    { name: `${sha('a')}.mp4`, kind: 'missing' },
    { name: `${sha('b')}.jpg`, kind: 'missing' },
    { name: `${sha('c')}.mp4`, kind: 'orphan' },
  ])
  expect(await shown()).toEqual([lost])
  expect([bare, stray]).not.toContain(lost)
  expect(await countAtRisk(database.db)).toBe(1)
})

it('counts each generation once, and tells the count with the change feed', async () => {
  await insertReady(sha('a'))
  await insertReady(sha('a'))
  await insert('saving')
  await database.db.insert(mediaFindings).values({ name: `${sha('a')}.mp4`, kind: 'missing' })
  expect(await countAtRisk(database.db)).toBe(3)
  const log = createChangeLog(database.db)
  expect((await log.since(Number(await currentRev(database.db)))).atRisk).toBe(3)
})

it('is read page by page like the wall', async () => {
  const moments = Array.from({ length: 5 }, (_, i) => new Date(Date.UTC(2026, 0, 1, 0, i)))
  for (const createdAt of moments) {
    await insert('saving', { createdAt })
    await insert('running', { createdAt })
  }
  const pages: number[][] = []
  let cursor: string | null = null
  do {
    const page = await listGenerations(database.db, { cursor, where: atRisk(), limit: 2 })
    pages.push(page.generations.map((one) => one.createdAt))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(pages.map((page) => page.length)).toEqual([2, 2, 1])
  expect(pages.flat()).toEqual(moments.map(Number).toReversed())
})
