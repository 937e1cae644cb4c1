import { EventEmitter, once } from 'node:events'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { submitGate } from '#lib/server/db/schema-upkeep'
import { watchConnections } from '#lib/server/db/testing/connection-watch'
import { type JobQueue, openJobQueue } from '#lib/server/jobs/job-queue'
import { checkGateAgain } from './check-gate-again.ts'
import { checkGate } from './steps/check-gate.ts'
import type { StepDeps } from './steps/step-deps.ts'
import { readGate } from './steps/submit-gate.ts'
import { sweep } from './steps/sweep.ts'
import type { Fault } from './testing/sandbox-bench.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
let worker: JobQueue
/** What the worker has instead of its own. */
let changed: Partial<StepDeps> = {}
const connections = watchConnections()
const looked = new EventEmitter()
beforeAll(async () => {
  bench = await openStepBench()
  worker = await openJobQueue(bench.databaseUrl, 'work', connections.onError)
  await worker.workGate(async () => {
    await checkGate({ ...bench.deps, ...changed })
    await sweep(bench.deps)
    looked.emit('looked')
  })
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.openGate()
  changed = {}
  await bench.expectNothingPaidTwice()
})
afterAll(async () => {
  connections.expectEnd()
  await worker.close(0)
  await bench.close()
})

const EMPTY = { status: 402, code: 'insufficient_quota', message: '余额不足，请充值' }
const refusal = ({ status, code, message } = EMPTY): Fault['do'] => ({
  kind: 'answer',
  status,
  body: { error: { code, message } },
})
const plan = (on: Fault['on'], fault: Fault['do'], times = 1) => bench.sandbox.plan({ on, times, do: fault })
/** The sandbox always lists its models. */
const withoutModels = (): Partial<StepDeps> => ({
  provider: { ...bench.deps.provider, models: async () => ({ kind: 'unavailable', reason: 'network' }) },
})
const pause = async () => (await readGate(bench.db)).pause
const checkAgain = async () => {
  const done = once(looked, 'looked')
  expect(await checkGateAgain(bench)).toEqual({ ok: true, value: null })
  await done
}

it('one refusal stops the whole queue, and is said once and in the provider’s words', async () => {
  const ids = [await bench.submit(), await bench.submit(), await bench.submit()]
  await plan('submit', refusal(), 3)
  for (const id of ids) expect(await bench.run('submit', id)).toBe('queued')
  const said = await pause()
  expect(said).toMatchObject({ reason: 'quota', message: EMPTY.message, checkedAt: null })
  // The second refusal was never asked for: nothing was sent after the first.
  const { rows } = await bench.db.execute(sql`select from attempts where sent_at is not null`)
  expect(rows).toHaveLength(1)
  for (const id of ids) expect(await bench.run('submit', id)).toBe('queued')
  expect(await pause()).toEqual(said)
})

it('a person who asks is told within moments that it is still refused', async () => {
  await plan('submit', refusal())
  await bench.submitAndRun(['submit'])
  const denied = { status: 401, code: 'unauthorized', message: 'this key was revoked' }
  await bench.sandbox.plan({ on: 'balance', times: 2, do: refusal(denied) })
  changed = withoutModels()
  await checkAgain()
  expect(await pause()).toMatchObject({ reason: 'unauthorized', message: denied.message })
  expect((await pause())?.checkedAt).not.toBeNull()
})

it('when the balance is still used up, the words of the first refusal stand', async () => {
  await plan('submit', refusal())
  await bench.submitAndRun(['submit'])
  await plan('balance', { kind: 'replace', fields: { remain_credits: 0, remain_balance: 0 } }, 2)
  await checkAgain()
  expect(await pause()).toMatchObject({ reason: 'quota', message: EMPTY.message })
  expect((await pause())?.checkedAt).not.toBeNull()
})

it('no answer at all leaves the pause as it was', async () => {
  await plan('submit', refusal())
  await bench.submitAndRun(['submit'])
  await plan('balance', { kind: 'reset' }, 4)
  changed = withoutModels()
  const before = await pause()
  await checkAgain()
  expect(await pause()).toEqual(before)
})

it('a good answer opens the gate, and what waited goes on at once', async () => {
  await plan('submit', refusal())
  const [first, second] = [await bench.submitAndRun(['submit']), await bench.submit()]
  for (const id of [first, second]) await bench.makeDue(id)
  const before = [...(await bench.nudges(first)), ...(await bench.nudges(second))].length
  await checkAgain()
  expect(await pause()).toBeNull()
  expect([...(await bench.nudges(first)), ...(await bench.nudges(second))].length).toBeGreaterThan(before)
  expect(await bench.run('submit', first)).toBe('running')
  expect(await bench.run('submit', second)).toBe('running')
})

it('asks nobody while nothing is paused', async () => {
  expect(await checkGateAgain(bench)).toEqual({ ok: true, value: null })
  const { rows } = await bench.db.execute(sql`select from pgboss.job where name = 'gate' and state = 'created'`)
  expect(rows).toEqual([])
  expect((await bench.db.select().from(submitGate))[0]?.checkAt).toBeNull()
})

it('tells until when the provider asked for a pause, and no longer', async () => {
  await plan('submit', {
    ...refusal({ status: 429, code: 'rate_limit_exceeded', message: 'slow down' }),
    headers: { 'retry-after': '30' },
  })
  await bench.submitAndRun(['submit'])
  const { pause: none, heldUntil } = await readGate(bench.db)
  expect(none).toBeNull()
  expect(heldUntil).toBeGreaterThan(Date.now())
  await bench.db.update(submitGate).set({ notBefore: sql`now() - interval '1 ms'` })
  expect(await readGate(bench.db)).toEqual({ pause: null, heldUntil: null })
})
