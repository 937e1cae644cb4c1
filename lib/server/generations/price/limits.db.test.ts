import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NO_LIMITS, NO_PERSON_LIMITS, type PersonLimits, type SpendingLimits } from '#lib/domain/money/spending-limits'
import { DEFAULT_RECIPE, type Recipe } from '#lib/domain/recipe/recipe'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { attempts, generations } from '#lib/server/db/schema'
import { activity } from '#lib/server/db/schema-activity'
import { users } from '#lib/server/db/schema-team'
import { appSettings, chores, providerPrices } from '#lib/server/db/schema-upkeep'
import { anotherTake } from '#lib/server/generations/another-take'
import { sendAgain } from '#lib/server/generations/send-again'
import { submitVariations } from '#lib/server/generations/submit-generation'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { reckoning } from './keep-limits.ts'
import { savePersonLimits } from './person-limits.ts'
import { readLimits, saveLimits, savePriceTable } from './price-settings.ts'
import { readProviderPrices, refreshPrices } from './provider-prices.ts'
import { readSpending } from './read-spending.ts'
import { spentToday } from './spent.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
beforeEach(async () => {
  await bench.sandbox.clear()
  await bench.openGate()
  for (const table of [generations, appSettings, providerPrices]) await bench.db.delete(table)
  await bench.db.update(chores).set({ dueAt: sql`now() - interval '1 ms'` })
  await savePriceTable(bench.db, TABLE, LOCAL_OWNER_ID)
})
afterAll(() => bench.close())

/** A second costs a dime, with sound two; five seconds half a dollar. */
const TABLE = { asOf: '2026-11-24', std: '0.1', stdSound: '0.2', pro: null, proSound: null }
const submit = (recipe: Partial<Recipe> = {}, count = 1, by = bench.deps.by) =>
  submitVariations(
    { ...bench.deps, by },
    {
      clickKey: randomUUID(),
      recipe: { ...DEFAULT_RECIPE, prompt: 'a fox', ...recipe },
      count,
    },
  )
const limit = (part: Partial<SpendingLimits>) => saveLimits(bench.db, { ...NO_LIMITS, ...part }, LOCAL_OWNER_ID)
const today = async () => spentToday(bench.db, await reckoning(bench.db, bench.deps.provider))
/** Another creator. */
const somebody = async () => {
  const [made] = await bench.db.insert(users).values({ name: 'Rita', role: 'creator' }).returning()
  return made?.id ?? ''
}
const problemOf = (answer: { ok: boolean; problem?: string }) => answer.problem ?? null

describe('a limit is kept in the transaction that queues', () => {
  it('of a day, also by ten at once', async () => {
    await limit({ perDay: '1.5' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit()))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3)
    expect(new Set(answers.map(problemOf))).toEqual(new Set([null, 'limit_day']))
    expect(await today()).toBe('1.5')
  })

  it('of a day, for variations all or none', async () => {
    await limit({ perDay: '1.5' })
    expect(problemOf(await submit({}, 4))).toBe('limit_day')
    expect(await bench.db.select().from(generations)).toEqual([])
    expect(problemOf(await submit({}, 3))).toBeNull()
  })

  it('of one clip, for another take as well', async () => {
    await limit({ perGeneration: '0.9' })
    const made = await submit()
    expect(problemOf(await submit({ audio: true }))).toBe('limit_generation')
    const id = made.ok ? (made.value[0]?.id ?? '') : ''
    await limit({ unit: 'credits', perGeneration: '99' })
    expect(problemOf(await anotherTake(bench.deps, { id, clickKey: randomUUID() }))).toBe('limit_generation')
    await limit({ unit: 'credits', perGeneration: '100' })
    expect(problemOf(await anotherTake(bench.deps, { id, clickKey: randomUUID() }))).toBeNull()
  })

  it('of one clip, counting the attempt before, when it is sent again', async () => {
    await limit({ perGeneration: '0.9' })
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'before' } })
    const id = await bench.submitAndRun(['submit'])
    expect(problemOf(await sendAgain(bench.deps, { id, attempt: 1 }))).toBe('limit_generation')
    expect(await bench.attemptsOf(id)).toHaveLength(1)
    await limit({ perGeneration: '1' })
    expect(problemOf(await sendAgain(bench.deps, { id, attempt: 1 }))).toBeNull()
  })

  it('by refusing what has no known price', async () => {
    expect(problemOf(await submit({ mode: 'pro' }))).toBeNull()
    await limit({ perGeneration: '100' })
    expect(problemOf(await submit({ mode: 'pro' }))).toBe('limit_price_unknown')
    await limit({ perDay: '100' })
    // What went before has no price either, so today's sum is not known.
    expect(problemOf(await submit())).toBe('limit_price_unknown')
  })

  it('and the same press asks for nothing new', async () => {
    await limit({ perDay: '0.5' })
    const input = { clickKey: randomUUID(), recipe: { ...DEFAULT_RECIPE, prompt: 'a fox' }, count: 1 }
    const first = await submitVariations(bench.deps, input)
    expect(first.ok).toBe(true)
    expect(await submitVariations(bench.deps, input)).toEqual(first)
  })
})

describe('a limit of a person', () => {
  const clips = (limit: number) => ({ person: { amount: null, clips: limit } })

  it('is kept for each by what they did, also by ten at once', async () => {
    await limit({ person: { amount: '1', clips: null } })
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit()))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2)
    expect(new Set(answers.map(problemOf))).toEqual(new Set([null, 'limit_person_day']))
    expect(problemOf(await submit({}, 1, await somebody()))).toBeNull()
  })

  it('of clips counts what they submitted today, and not what was taken back', async () => {
    await limit(clips(3))
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit({ mode: 'pro' })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3)
    expect(problemOf(await submit())).toBe('limit_person_clips')
    const [one] = await bench.db.select().from(generations)
    await bench.db
      .update(generations)
      .set({ state: 'cancelled', dueAt: null })
      .where(eq(generations.id, one?.id ?? ''))
    expect(problemOf(await submit())).toBeNull()
    await bench.db.update(generations).set({ createdAt: sql`now() - interval '1 day'` })
    expect(problemOf(await submit({}, 4))).toBe('limit_person_clips')
    expect(problemOf(await submit({}, 3))).toBeNull()
  })

  it('of their own stands instead of the one for everybody, until it is taken away', async () => {
    await limit(clips(1))
    const rita = await somebody()
    const own = (limits: PersonLimits | null) => savePersonLimits(bench.db, LOCAL_OWNER_ID, { id: rita, limits })
    await own({ amount: null, clips: 2 })
    expect(problemOf(await submit({}, 2, rita))).toBeNull()
    expect(problemOf(await submit({}, 1, rita))).toBe('limit_person_clips')
    await own(NO_PERSON_LIMITS)
    expect(problemOf(await submit({}, 1, rita))).toBeNull()
    await own(null)
    expect(problemOf(await submit({}, 1, rita))).toBe('limit_person_clips')
    expect(await savePersonLimits(bench.db, LOCAL_OWNER_ID, { id: randomUUID(), limits: null })).toEqual({
      ok: false,
      problem: 'too_late',
    })
    const told = { kind: 'person_limits_changed', actorId: LOCAL_OWNER_ID, about: 'Rita' }
    const written = await bench.db.select().from(activity).where(eq(activity.kind, 'person_limits_changed'))
    expect(written).toMatchObject([told, told, told])
  })
})

it('reads what was kept before there were limits of people', async () => {
  const value = { unit: 'credits', perDay: '5', perGeneration: null }
  await limit({})
  await bench.db.update(appSettings).set({ value }).where(eq(appSettings.name, 'spending_limits'))
  expect(await readLimits(bench.db)).toEqual({ ...value, person: NO_PERSON_LIMITS })
})

describe('what today cost', () => {
  it('is what was charged where that is said, else what was expected', async () => {
    const [charged, expected] = [await bench.submitAndRun(['submit']), await bench.submitAndRun(['submit'])]
    const billing = { status: 'settled', credits: '140', costUsd: '0.7' }
    await bench.db.update(attempts).set({ billing }).where(eq(attempts.generationId, charged))
    expect((await bench.row(expected)).estimateUsd).toBe('0.5')
    expect(await today()).toBe('1.2')
    await bench.db
      .update(attempts)
      .set({ billing: { ...billing, costUsd: null } })
      .where(eq(attempts.generationId, charged))
    expect(await today()).toBe('1.2')
    await bench.db
      .update(attempts)
      .set({ billing: { ...billing, status: 'refunded' } })
      .where(eq(attempts.generationId, charged))
    expect(await today()).toBe('0.5')
  })

  it('leaves out other days, and what was cancelled before it was sent', async () => {
    const yesterday = await bench.submitAndRun(['submit'])
    await bench.db
      .update(attempts)
      .set({ sentAt: sql`now() - interval '1 day'`, createdAt: sql`now() - interval '1 day'` })
      .where(eq(attempts.generationId, yesterday))
    const cancelled = await bench.submit()
    expect(await today()).toBe('0.5')
    await bench.db.update(generations).set({ state: 'cancelled', dueAt: null }).where(eq(generations.id, cancelled))
    expect(await today()).toBe('0')
  })

  it('goes by the price of its own time', async () => {
    await bench.submitAndRun(['submit'])
    await savePriceTable(bench.db, { ...TABLE, std: '9' }, LOCAL_OWNER_ID)
    expect(await today()).toBe('0.5')
  })
})

describe('the provider’s prices', () => {
  it('are asked for by one worker, and come before the table', async () => {
    expect((await Promise.all([1, 2, 3].map(() => refreshPrices(bench.deps)))).filter(Boolean)).toHaveLength(1)
    expect(await submit()).toMatchObject({ ok: true })
    // The sandbox asks 0.084 dollars a second.
    expect((await bench.db.select().from(generations)).map((row) => row.estimateUsd)).toEqual(['0.42'])
  })

  it('stay when the provider does not answer, and are let go after a day', async () => {
    await refreshPrices(bench.deps)
    const before = await readProviderPrices(bench.db, bench.sandbox.url)
    expect(before?.rules).toHaveLength(4)
    await bench.db.update(chores).set({ dueAt: sql`now() - interval '1 ms'` })
    await bench.sandbox.plan({ on: 'pricing', do: { kind: 'answer', status: 503, body: {} } })
    expect(await refreshPrices(bench.deps)).toBe(true)
    expect(await readProviderPrices(bench.db, bench.sandbox.url)).toEqual(before)
    await bench.db.update(providerPrices).set({ knownAt: sql`now() - interval '25 hours'` })
    expect(await readProviderPrices(bench.db, bench.sandbox.url)).toBeNull()
  })

  it('of another address do not count', async () => {
    await refreshPrices(bench.deps)
    expect(await readProviderPrices(bench.db, 'https://toapis.com')).toBeNull()
  })
})

it('tells a browser all that it needs, and never loses a limit that it cannot read', async () => {
  await limit({ perDay: '5', person: { amount: '3', clips: null } })
  await submit()
  const provider = { current: async () => ({ sandbox: true, baseUrl: bench.sandbox.url }) }
  expect(await readSpending({ db: bench.db, provider }, LOCAL_OWNER_ID)).toEqual({
    prices: { provider: null, table: TABLE },
    limits: { ...NO_LIMITS, perDay: '5', person: { amount: '3', clips: null } },
    today: '0.5',
    person: { limits: { amount: '3', clips: null }, today: '0.5', clips: 0 },
    creditsPerUsd: '200',
    sandbox: true,
  })
  await bench.db
    .update(appSettings)
    .set({ value: { unit: 'euro' } })
    .where(eq(appSettings.name, 'spending_limits'))
  await expect(readLimits(bench.db)).rejects.toThrow()
})
