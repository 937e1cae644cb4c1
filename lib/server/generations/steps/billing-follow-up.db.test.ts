import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { attempts } from '#lib/server/db/schema'
import { getGeneration } from '#lib/server/generations/get-generation'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { followUpBilling } from './billing-follow-up.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.db.update(attempts).set({ billingAt: null })
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

/** What the provider says of the cost, from now on for so many questions. */
const say = (billing: object | null, times: number) =>
  bench.sandbox.plan({
    on: 'status',
    times,
    do: { kind: 'replace', ...(billing ? { fields: { billing } } : { remove: ['billing'] }) },
  })
const finished = (prompt = 'a fox') => bench.submitAndRun(['submit', 'poll'], { prompt })
/** Lets the pause before the next question be over: a moment is rounded to whole ms, so this one could come out a little ahead. @returns how many were asked */
const later = async () => {
  await bench.db.update(attempts).set({ billingAt: sql`now() - interval '1 ms'` }).where(sql`billing_at is not null`)
  return followUpBilling(bench.deps)
}
const minutesLeft = async (id: string) => {
  const [row] = await bench.db
    .select({ left: sql<number>`round(extract(epoch from billing_at - now()) / 60)::int` })
    .from(attempts)
    .where(eq(attempts.generationId, id))
  return row?.left
}

it('asks no more once the cost is settled', async () => {
  const id = await finished()
  expect(await bench.attempt(id)).toMatchObject({ billing: { status: 'settled', credits: '84' }, billingAt: null })
})

it.each([
  ['pending', { status: 'pending' }],
  ['not there', null],
])('asks again where the cost is %s when the task is done', async (_, billing) => {
  await say(billing, 1)
  const id = await finished()
  expect(await minutesLeft(id)).toBe(1)
  expect(await followUpBilling(bench.deps)).toBe(0)
  expect(await later()).toBe(1)
  expect(await bench.attempt(id)).toMatchObject({ billing: { status: 'settled', credits: '84' }, billingAt: null })
})

it('waits longer each time, and gives up after the third', async () => {
  await say({ status: 'pending' }, 4)
  const id = await finished()
  await later()
  expect(await minutesLeft(id)).toBe(10)
  await later()
  expect(await minutesLeft(id)).toBe(60)
  await later()
  expect(await bench.attempt(id)).toMatchObject({ billing: { status: 'pending' }, billingAt: null, billingAsks: 3 })
  expect(await later()).toBe(0)
})

it('hears of the refund of a failed task that comes later', async () => {
  await say({ status: 'settled', credits: '84', cost_usd: '0.42' }, 1)
  const id = await finished('a fox #fail')
  expect((await bench.row(id)).state).toBe('failed')
  expect(await minutesLeft(id)).toBe(1)
  expect((await getGeneration(bench.db, id))?.status.billed).toBeNull()
  const { rev } = await bench.row(id)
  await later()
  expect(await bench.attempt(id)).toMatchObject({ billing: { status: 'refunded' }, billingAt: null })
  expect((await getGeneration(bench.db, id))?.status.billed).toBe('refunded')
  // The change feed tells of it.
  expect((await bench.row(id)).rev).toBeGreaterThan(rev)
})

it('calls a failed task charged only once its refund is waited for no longer', async () => {
  await say({ status: 'settled', credits: '84' }, 4)
  const id = await finished('a fox #fail')
  for (const _ of [1, 2]) {
    await later()
    expect((await getGeneration(bench.db, id))?.status.billed).toBeNull()
  }
  await later()
  expect((await getGeneration(bench.db, id))?.status.billed).toBe('charged')
})

it('keeps what it knows when an answer says less', async () => {
  await say({ status: 'pending', credits: '84' }, 1)
  const id = await finished()
  await say(null, 1)
  await later()
  expect(await bench.attempt(id)).toMatchObject({ billing: { status: 'pending', credits: '84' }, billingAsks: 1 })
})

it('is asked by one of many workers', async () => {
  await say({ status: 'pending' }, 1)
  const id = await finished()
  await say({ status: 'pending' }, 9)
  await bench.db.update(attempts).set({ billingAt: sql`now() - interval '1 ms'` }).where(eq(attempts.generationId, id))
  const asked = await Promise.all([1, 2, 3, 4].map(() => followUpBilling(bench.deps)))
  expect(asked.reduce((sum, one) => sum + one)).toBe(1)
  expect((await bench.attempt(id)).billingAsks).toBe(1)
})

it('asks for nothing while the budget of calls is spent', async () => {
  await say({ status: 'pending' }, 1)
  await finished()
  await bench.db.update(attempts).set({ billingAt: sql`now() - interval '1 ms'` }).where(sql`billing_at is not null`)
  await bench.db.execute(sql`update call_budgets set tokens = 0, refilled_at = now() where name = 'query'`)
  expect(await followUpBilling({ ...bench.deps, budgets: { submit: 1, query: 1 } })).toBe(0)
  expect(await followUpBilling(bench.deps)).toBe(1)
})

it('does not ask another provider', async () => {
  await say({ status: 'pending' }, 1)
  const id = await finished()
  await bench.db.update(attempts).set({ baseUrl: 'https://elsewhere.example' }).where(eq(attempts.generationId, id))
  await later()
  expect((await bench.attempt(id)).billing).toMatchObject({ status: 'pending' })
})
