import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chores } from '#lib/server/db/schema-upkeep'
import { endChore, hurryChore, readChore, takeChore } from './chores.ts'
import { openPlainDatabase } from './testing/plain-rows.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
afterAll(() => database.close())

const makeDue = () =>
  database.db.update(chores).set({ dueAt: sql`now() - interval '1 ms'` }).where(eq(chores.name, 'media'))

it('gives the turn to one of many that ask, and to nobody before it is due again', async () => {
  await makeDue()
  const turns = await Promise.all(Array.from({ length: 8 }, () => takeChore(database.db, 'media', 60_000)))
  expect(turns.filter(Boolean)).toHaveLength(1)
  expect(await takeChore(database.db, 'media', 60_000)).toBe(false)
  await hurryChore(database.db, 'media')
  expect((await readChore(database.db, 'media')).due).toBe(true)
  expect(await takeChore(database.db, 'media', 60_000)).toBe(true)
})

it('tells when it was begun and when it was done', async () => {
  await makeDue()
  await takeChore(database.db, 'media', 60_000)
  const begun = await readChore(database.db, 'media')
  expect(begun).toMatchObject({ beganAt: expect.any(Number), due: false })
  await endChore(database.db, 'media')
  const { beganAt, endedAt } = await readChore(database.db, 'media')
  expect(beganAt).toBe(begun.beganAt)
  expect(endedAt).toBeGreaterThanOrEqual(beganAt ?? Number.POSITIVE_INFINITY)
})
