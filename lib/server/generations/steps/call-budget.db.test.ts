import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { budgetBurst } from '#lib/domain/generation/pace'
import { callBudgets } from '#lib/server/db/schema-upkeep'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { callsLeft, holdCalls, takeCall } from './call-budget.ts'
import { heedLimits } from './heed-limits.ts'
import type { StepDeps } from './step-deps.ts'
import { sweep } from './sweep.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(() => bench.expectNothingPaidTwice())
afterAll(() => bench.close())

/** Sixty a minute come back one a second, and five may come at once. */
const budgets = { submit: 60, query: 60 }
const fill = (tokens: number, secondsAgo = 0) =>
  bench.db.update(callBudgets).set({ tokens, refilledAt: sql`now() - make_interval(secs => ${secondsAgo})` })
const deps = () => ({ ...bench.deps, budgets })

it('lets as many through at once as the burst allows, from however many workers', async () => {
  await fill(0, 3600)
  const asked = await Promise.all(Array.from({ length: 20 }, () => takeCall(deps(), 'submit')))
  expect(asked.filter(Boolean)).toHaveLength(budgetBurst(60))
})

it('fills again with time, and not by a clock that was set back', async () => {
  await fill(0, 2)
  expect(await callsLeft(deps(), 'query')).toBe(2)
  await fill(0, -3600)
  expect(await callsLeft(deps(), 'query')).toBe(0)
  expect(await takeCall(deps(), 'query')).toBe(false)
  await fill(0, 1)
  expect(await takeCall(deps(), 'query')).toBe(true)
})

it('is held for all while one was told to wait, and no longer than any such word may ask', async () => {
  await fill(5)
  const status: StepDeps['provider']['status'] = async () => ({
    kind: 'unavailable',
    reason: 'http_429',
    retryAfterMs: 30_000,
  })
  const provider = heedLimits({ ...bench.deps.provider, status }, bench.db)
  await provider.status('tsk_vid_1')
  expect(await takeCall(deps(), 'query')).toBe(false)
  const past = (s: number) =>
    bench.db.execute(sql`update call_budgets set refilled_at = refilled_at - ${s} * interval '1 s'`)
  await past(29)
  expect(await takeCall(deps(), 'query')).toBe(false)
  await past(3)
  expect(await takeCall(deps(), 'query')).toBe(true)
  await holdCalls(bench.db, 'query', 24 * 3_600_000)
  await past(605)
  expect(await takeCall(deps(), 'query')).toBe(true)
})

it('is held for all where a question was denied for its number, too', async () => {
  await fill(5)
  const refusal = { class: 'rate_limited', httpStatus: 429, code: null, message: null, retryAfterMs: 30_000 } as const
  const status: StepDeps['provider']['status'] = async () => ({ kind: 'denied', refusal })
  await heedLimits({ ...bench.deps.provider, status }, bench.db).status('tsk_vid_1')
  expect(await takeCall(deps(), 'query')).toBe(false)
  await bench.db.execute(sql`update call_budgets set refilled_at = refilled_at - interval '32 s'`)
  expect(await takeCall(deps(), 'query')).toBe(true)
})

it('keeps what is queued in the queue while the budget is spent, and the sweep sends as many as it has', async () => {
  const ids = await Promise.all([bench.submit(), bench.submit(), bench.submit()])
  await fill(0)
  for (const id of ids) expect(await bench.run('submit', id, { budgets })).toBe('queued')
  expect(await bench.accepted(ids[0] ?? '')).toEqual([])
  expect(await sweep({ ...deps(), budgets: { ...budgets, submit: 1 } })).toBe(0)
  await fill(2)
  expect(await sweep(deps())).toBe(2)
  await fill(5)
  for (const id of ids) expect(await bench.run('submit', id, { budgets })).toBe('running')
})

it('puts a question off, without counting it as a failure', async () => {
  const id = await bench.submitAndRun(['submit'])
  await fill(0)
  expect(await bench.run('poll', id, { budgets })).toBe('running')
  const row = await bench.row(id)
  expect(row).toMatchObject({ polls: 0, failures: 0, leaseToken: null })
  expect(row.dueAt?.getTime()).toBeGreaterThan(Date.now() + 4_000)
  expect((await bench.nudges(id)).at(-1)).toBe('poll')
  await fill(1)
  expect(await bench.run('poll', id, { budgets })).toBe('saving')
})
