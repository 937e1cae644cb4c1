import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { attempts, clips, generations } from '#lib/server/db/schema'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'
import { newestTimes, usualTimes } from './usual-times.ts'

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

it('reads the newest by their index, however many there are', async () => {
  const { db } = database
  await db.transaction(async (tx) => {
    // Put in as ready, which the trigger of the states would refuse.
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`
      insert into generations (click_key, prompt, negative_prompt, mode, duration, aspect_ratio, audio, watermark, state, due_at, accepted_at, clip_sha256, created_at)
      select gen_random_uuid(), 'a fox', '', 'std', 5, '16:9', false, false, 'ready', null, now(), ${'a'.repeat(64)}, now() - n * interval '1 minute'
      from generate_series(1, 20000) n`)
    await tx.execute(sql`
      insert into attempts (generation_id, number, client_business_id, base_url, provider_task_id)
      select id, 1, id::text, ${OURS}, id::text from generations`)
  })
  await db.execute(sql`analyze generations, attempts`)
  const explained = await db.execute<{ 'QUERY PLAN': string }>(sql`explain ${newestTimes(db, OURS).getSQL()}`)
  const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('Index Scan using generations_newest')
  expect(plan).not.toMatch(/Sort|Seq Scan/)
})
