import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { attempts, clips, generations } from '#lib/server/db/schema'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'
import { usualTimes } from './usual-times.ts'

const OURS = 'https://provider.example'
let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
  const facts = { bytes: 1, width: 16, height: 9, durationMs: 5000, hasAudio: false }
  await database.db.insert(clips).values({ sha256: 'a'.repeat(64), ...facts })
})
beforeEach(() => database.db.delete(generations))
afterAll(() => database.close())

/** Clips that took so many seconds from the provider's acceptance on; they were queued for an hour before. */
async function made(
  seconds: readonly number[],
  values: Partial<typeof generations.$inferInsert> = {},
  baseUrl = OURS,
): Promise<void> {
  const { db } = database
  for (const took of seconds) {
    const [row] = await db
      .insert(generations)
      .values(plainRow({ clipSha256: 'a'.repeat(64), createdAt: new Date(Date.now() - 3600_000), ...values }))
      .returning()
    const generationId = row?.id ?? ''
    await db
      .insert(attempts)
      .values({ generationId, number: 1, clientBusinessId: randomUUID(), baseUrl, providerTaskId: randomUUID() })
    for (const state of ['submitting', 'running', 'saving', 'ready'] as const)
      await db.update(generations).set({ state }).where(eq(generations.id, generationId))
    await db
      .update(generations)
      .set({ acceptedAt: sql`state_since - make_interval(secs => ${took})` })
      .where(eq(generations.id, generationId))
  }
}

it('says how long clips of each mode, length and shape took, half of them and nine in ten', async () => {
  await made([100, 120, 180, 240, 300])
  await made([50, 50, 50, 50, 50], { mode: 'pro', duration: 10 })
  const { times } = await usualTimes(database.db, OURS)
  expect(times.toSorted((a, b) => a.duration - b.duration)).toEqual([
    { mode: 'std', duration: 5, shape: 'text', from: 120_000, to: 240_000, long: 276_000 },
    { mode: 'pro', duration: 10, shape: 'text', from: 50_000, to: 50_000, long: 50_000 },
  ])
})

it('says nothing by too few, by what another provider made, or by what is not ready', async () => {
  await made([100, 120, 180, 240])
  await made([1], {}, 'http://127.0.0.1:3001')
  await database.db.insert(generations).values(plainRow())
  expect(await usualTimes(database.db, OURS)).toEqual({ times: [] })
  await made([300])
  expect((await usualTimes(database.db, OURS)).times).toHaveLength(1)
})
