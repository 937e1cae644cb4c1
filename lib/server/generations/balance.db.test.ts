import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { generations } from '#lib/server/db/schema'
import { accountBalance, chores } from '#lib/server/db/schema-upkeep'
import type { BalanceOutcome, Credits } from '#lib/server/provider/outcomes'
import { readBalance, recordBalance, refreshBalance } from './balance.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
beforeEach(async () => {
  await bench.sandbox.clear()
  await bench.db.delete(accountBalance)
  await bench.db.delete(generations)
  await setChore({ endedAt: null })
})
afterAll(() => bench.close())

const setChore = (values: object) =>
  bench.db
    .update(chores)
    .set({ dueAt: sql`now() - interval '1 ms'`, ...values })
    .where(eq(chores.name, 'balance'))
const askedAgo = (minutes: number) => {
  const then = sql`now() - ${minutes}::float8 * interval '1 minute'`
  return setChore({ endedAt: then, dueAt: sql`${then} + interval '1 minute'` })
}
const credits = (remaining: string | null, perUsd: string | null = '200'): Credits => ({
  remaining,
  used: null,
  perUsd,
  unlimited: false,
})
const UNLIMITED: Credits = { remaining: null, used: null, perUsd: null, unlimited: true }
const known = (key: Credits | null, account: Credits | null): Extract<BalanceOutcome, { kind: 'known' }> => ({
  kind: 'known',
  key,
  account,
})

describe('what is written down of a balance', () => {
  it.each([
    ['the smaller of both, as numbers', known(credits('9'), credits('1234.5')), { credits: '9', usd: '0.045' }],
    [
      'the account’s, where the key knows no limit',
      known(UNLIMITED, credits('1234.5')),
      { credits: '1234.5', usd: '6.1725' },
    ],
    ['the only one', known(null, credits('200')), { credits: '200', usd: '1' }],
    ['nothing left as nothing left', known(credits('0'), credits('5')), { credits: '0', usd: '0' }],
    ['no dollars without a rate', known(credits('5', null), null), { credits: '5', usd: null }],
    ['no dollars by a rate of zero', known(credits('5', '0'), null), { credits: '5', usd: null }],
    ['no limit', known(UNLIMITED, UNLIMITED), { credits: null, usd: null, unlimited: true }],
  ])('is %s', async (_, said, expected) => {
    await recordBalance(bench.db, said)
    const balance = await readBalance(bench.db)
    expect(balance).toEqual({ unlimited: false, ...expected, knownAt: expect.any(Number) })
  })
})

describe('asking for the balance', () => {
  it('is done by one worker of many', async () => {
    expect(await readBalance(bench.db)).toBeNull()
    const asked = await Promise.all([1, 2, 3].map(() => refreshBalance(bench.deps)))
    expect(asked.filter(Boolean)).toHaveLength(1)
    expect(await readBalance(bench.db)).toMatchObject({ credits: expect.any(String), unlimited: false })
  })

  it.each([
    [9, false],
    [11, true],
  ])('while nothing is under way, is done after ten minutes: after %d, %s', async (minutes, expected) => {
    await askedAgo(minutes)
    expect(await refreshBalance(bench.deps)).toBe(expected)
  })

  it.each([
    [0.9, false],
    [1.1, true],
  ])('while something is under way, is done after a minute: after %d, %s', async (minutes, expected) => {
    await bench.submit()
    await askedAgo(minutes)
    expect(await refreshBalance(bench.deps)).toBe(expected)
  })

  it('leaves what was known, with its time, when there is no answer', async () => {
    await recordBalance(bench.db, known(credits('84'), null))
    const before = await readBalance(bench.db)
    await bench.sandbox.plan({ on: 'balance', times: 2, do: { kind: 'answer', status: 500, body: '' } })
    expect(await refreshBalance(bench.deps)).toBe(true)
    expect(await readBalance(bench.db)).toEqual(before)
  })
})
