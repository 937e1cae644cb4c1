import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mayBecome, STATES, type State } from '#lib/domain/generation/states'
import { clips, generationHistory, generations } from '#lib/server/db/schema'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
const clipSha256 = 'c'.repeat(64)
beforeAll(async () => {
  database = await openPlainDatabase()
  const facts = { width: 1280, height: 720, durationMs: 5000, hasAudio: false }
  await database.db.insert(clips).values({ sha256: clipSha256, bytes: 1, ...facts })
})
afterAll(() => database.close())

/** A row in any state, with all that any state asks for, as if the rules had let it come there. */
async function rowIn(state: State): Promise<string> {
  const failure = { code: 'provider', providerCode: null, providerMessage: null } as const
  return database.db.transaction(async (tx) => {
    await tx.execute(sql`alter table generations disable trigger generations_rules`)
    const [row] = await tx.insert(generations).values(plainRow({ state, clipSha256, failure })).returning()
    // No table is altered while a trigger has yet to run.
    await tx.execute(sql`set constraints all immediate`)
    await tx.execute(sql`alter table generations enable trigger generations_rules`)
    return row?.id ?? ''
  })
}

it.each(STATES)('lets a %s generation go exactly where the rules of the domain do', async (from) => {
  const others = STATES.filter((state) => state !== from)
  const allowed: State[] = []
  for (const to of others) {
    const id = await rowIn(from)
    const moved = database.db.update(generations).set({ state: to }).where(eq(generations.id, id))
    await moved.then(
      () => allowed.push(to),
      (error) => expect(String(error.cause)).toContain(`no step leads from ${from} to ${to}`),
    )
  }
  expect(allowed).toEqual(others.filter((to) => mayBecome(from, to)))
})

it('begins every generation queued', async () => {
  const inserted = database.db.insert(generations).values(plainRow({ state: 'submitting' }))
  await expect(inserted).rejects.toMatchObject({ cause: { message: 'a generation begins queued, not submitting' } })
})

it('lets no unsettled generation be without a due time, for nobody would look at it again', async () => {
  const id = await rowIn('running')
  const forgotten = database.db.update(generations).set({ dueAt: null }).where(eq(generations.id, id))
  await expect(forgotten).rejects.toMatchObject({ cause: { constraint: 'unsettled_is_due' } })
  await database.db.update(generations).set({ state: 'failed' }).where(eq(generations.id, id))
  expect((await database.db.select().from(generations).where(eq(generations.id, id)))[0]?.dueAt).toBeNull()
})

it.each(['ready', 'failed'] as const)('lets no generation be %s without what that means', async (state) => {
  const [row] = await database.db.insert(generations).values(plainRow()).returning()
  const id = row?.id ?? ''
  const steps = { ready: ['submitting', 'running', 'saving'], failed: ['submitting'] } as const
  for (const step of steps[state])
    await database.db.update(generations).set({ state: step }).where(eq(generations.id, id))
  await expect(database.db.update(generations).set({ state }).where(eq(generations.id, id))).rejects.toMatchObject({
    cause: { code: '23514' },
  })
})

it('tells a change that people see from one of leases and counters', async () => {
  const [row] = await database.db.insert(generations).values(plainRow()).returning()
  const id = row?.id ?? ''
  const revAfter = async (values: object) => {
    const [changed] = await database.db.update(generations).set(values).where(eq(generations.id, id)).returning()
    return changed?.rev ?? 0
  }
  expect(await revAfter({ failures: 3, dueAt: sql`now()`, leaseToken: sql`gen_random_uuid()` })).toBe(row?.rev)
  expect(await revAfter({ state: 'submitting' })).toBeGreaterThan(row?.rev ?? 0)
})

it('writes down every state that a generation enters, whoever moves it', async () => {
  const [row] = await database.db.insert(generations).values(plainRow()).returning()
  const id = row?.id ?? ''
  for (const state of ['submitting', 'unconfirmed', 'unconfirmed', 'queued', 'cancelled'] as const)
    await database.db.update(generations).set({ state }).where(eq(generations.id, id))
  const story = await database.db
    .select()
    .from(generationHistory)
    .where(eq(generationHistory.generationId, id))
    .orderBy(generationHistory.id)
  expect(story.map((entry) => entry.state)).toEqual(['queued', 'submitting', 'unconfirmed', 'queued', 'cancelled'])
})
