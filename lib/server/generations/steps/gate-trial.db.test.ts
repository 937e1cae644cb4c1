import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { chores, submitGate } from '#lib/server/db/schema-upkeep'
import { checkGateAgain } from '#lib/server/generations/check-gate-again'
import type { Fault } from '#lib/server/generations/testing/sandbox-bench'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { checkGate } from './check-gate.ts'
import { readGate } from './submit-gate.ts'
import { sweep } from './sweep.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.openGate()
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

const EMPTY: Fault['do'] = { kind: 'replace', fields: { remain_credits: 0, remain_balance: 0 } }
const refusal = (status: number, message: string): Fault['do'] => ({
  kind: 'answer',
  status,
  body: { error: { code: 'access_denied', message } },
})
const plan = (on: Fault['on'], fault: Fault['do'], times = 1) => bench.sandbox.plan({ on, times, do: fault })
const pause = async () => (await readGate(bench.db)).pause
/** How many requests left that a submission is. */
let sent = 0
const submit = (id: string) => {
  const { provider } = bench.deps
  const counting: typeof provider.submit = (body) => {
    sent += 1
    return provider.submit(body)
  }
  return bench.run('submit', id, { provider: { ...provider, submit: counting } })
}
/** The check that comes by itself. */
async function check(): Promise<void> {
  await bench.db.update(submitGate).set({ checkAt: sql`now() - interval '1 s'` })
  await checkGate(bench.deps)
}
/** An account that pays by other means: its balance is empty, and one refusal in passing has shut the gate. */
async function shut(): Promise<string> {
  await plan('balance', EMPTY, 99)
  await plan('submit', refusal(403, 'a page of a firewall'))
  return bench.submitAndRun(['submit'])
}

it('one submission tries whether an empty balance forbids anything, and opens the gate for all where it does not', async () => {
  const [first, second] = [await shut(), await bench.submit()]
  await check()
  expect(await pause()).toMatchObject({ reason: 'quota' })
  for (const id of [first, second]) await bench.makeDue(id)
  await bench.db.execute(sql`delete from pgboss.job`)
  await sweep(bench.deps)
  expect([...(await bench.nudges(first)), ...(await bench.nudges(second))]).toEqual(['submit'])

  expect(await submit(first)).toBe('running')
  expect(await pause()).toBeNull()
  expect(await submit(second)).toBe('running')
})

it('where that is refused, the gate stays shut, says so in its words, and the next one is tried no sooner than in a quarter of an hour', async () => {
  const ids = [await shut(), await bench.submit()]
  await check()
  await plan('submit', refusal(402, 'top it up'))
  const since = (await pause())?.since
  sent = 0
  for (const id of [...ids, ...ids]) expect(await submit(id)).toBe('queued')
  expect(sent).toBe(1)
  expect(await pause()).toMatchObject({ reason: 'quota', message: 'top it up', since })

  await check()
  for (const id of ids) expect(await submit(id)).toBe('queued')
  const { rows } = await bench.db.execute<{ minutes: number }>(
    sql`select round(extract(epoch from due_at - now()) / 60)::int as minutes from chores where name = 'trial'`,
  )
  expect(rows).toEqual([{ minutes: 15 }])
  await bench.db.update(chores).set({ dueAt: sql`now()` }).where(eq(chores.name, 'trial'))
  await check()
  for (const id of ids) expect(await submit(id)).toBe('running')
})

it('a person who asks has one tried at once', async () => {
  const id = await shut()
  await check()
  await plan('submit', refusal(403, 'the same page'))
  expect(await submit(id)).toBe('queued')
  await check()
  expect(await submit(id)).toBe('queued')
  await checkGateAgain(bench)
  await checkGate(bench.deps)
  expect(await pause()).not.toBeNull()
  expect(await submit(id)).toBe('running')
  expect(await pause()).toBeNull()
})

it('of many workers one sends it', async () => {
  const ids = [await shut(), await bench.submit(), await bench.submit()]
  await check()
  await plan('submit', refusal(402, 'top it up'), 3)
  sent = 0
  expect(await Promise.all(ids.map((id) => submit(id)))).toEqual(['queued', 'queued', 'queued'])
  expect(sent).toBe(1)
})

it('tries nothing while the key itself is refused', async () => {
  const id = await shut()
  await bench.sandbox.clear()
  await plan('balance', refusal(401, 'no such key'), 99)
  const provider = { ...bench.deps.provider, models: async () => ({ kind: 'unavailable', reason: 'network' }) as const }
  await checkGateAgain(bench)
  await checkGate({ ...bench.deps, provider })
  expect(await pause()).toMatchObject({ reason: 'unauthorized' })
  expect(await submit(id)).toBe('queued')
})
