import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attempts } from '#lib/server/db/schema'
import { submitGate } from '#lib/server/db/schema-upkeep'
import type { Fault } from '#lib/server/generations/testing/sandbox-bench'
import { KEY, openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { callsLeft } from './call-budget.ts'
import { checkGate } from './check-gate.ts'
import { gateNow, holdGate, readGate } from './submit-gate.ts'
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

const refusal = (status: number, code: string | number, message: string, headers = {}) => ({
  kind: 'answer',
  status,
  headers,
  body: { error: { code, message } },
})
const plan = (on: Fault['on'], fault: Fault['do'], times = 1) => bench.sandbox.plan({ on, times, do: fault })
const pauseReason = async () => (await readGate(bench.db)).pause?.reason ?? null
const gateCheckIsDue = () => bench.db.update(submitGate).set({ checkAt: sql`now() - interval '1 s'` })
const gateHoldIsOver = () => bench.db.update(submitGate).set({ notBefore: sql`now() - interval '1 s'` })

describe('a refusal of the recipe', () => {
  it.each<[number, string, string, string]>([
    [400, 'invalid_request', 'duration: is out of range', 'invalid_request'],
    [404, 'model_not_found', 'no such model', 'model_unavailable'],
    [413, 'request_too_large', 'too large', 'invalid_request'],
    [422, 'content_policy_violation', 'this cannot be shown', 'content_policy'],
  ])('%i %s fails the generation in the provider’s words', async (status, code, message, ours) => {
    await plan('submit', refusal(status, code, message))
    const id = await bench.submitAndRun(['submit'])
    expect(await bench.row(id)).toMatchObject({
      state: 'failed',
      dueAt: null,
      failure: { code: ours, providerMessage: message },
    })
    expect(await bench.accepted(id)).toEqual([])
    expect(await gateNow(bench.db)).toBe('open')
  })
})

it('is not sent to another provider than the one it was submitted to: what waited in the sandbox costs nothing', async () => {
  const id = await bench.submit()
  await bench.db.update(attempts).set({ baseUrl: 'https://toapis.com' }).where(eq(attempts.generationId, id))
  expect(await bench.run('submit', id)).toBe('failed')
  expect(await bench.row(id)).toMatchObject({ failure: { code: 'provider_changed' } })
  expect(await bench.accepted(id)).toEqual([])
})

it('keeps the key out of what the provider says of it', async () => {
  await plan('submit', refusal(400, 'invalid_request', `the key ${KEY} may not do this`))
  const id = await bench.submitAndRun(['submit'])
  expect((await bench.row(id)).failure?.providerMessage).toBe('the key [key] may not do this')
})

describe('a refusal of the key or the balance', () => {
  it.each<[number, string, string]>([
    [401, 'unauthorized', 'unauthorized'],
    [402, 'insufficient_quota', 'quota'],
    [403, 'insufficient_user_quota', 'quota'],
    [403, 'access_denied', 'forbidden'],
  ])('%i %s rests all, says why, and lets each go once when it is mended', async (status, code, reason) => {
    const [first, second] = [await bench.submit(), await bench.submit()]
    await plan('submit', refusal(status, code, 'no'))
    expect(await bench.run('submit', first)).toBe('queued')
    expect(await pauseReason()).toBe(reason)
    expect(await bench.run('submit', second)).toBe('queued')
    expect(await bench.run('submit', first)).toBe('queued')
    expect([...(await bench.accepted(first)), ...(await bench.accepted(second))]).toEqual([])

    await checkGate(bench.deps)
    expect(await pauseReason()).toBe(reason)
    await gateCheckIsDue()
    await checkGate(bench.deps)
    expect(await pauseReason()).toBeNull()
    expect(await bench.run('submit', first)).toBe('running')
    expect(await bench.run('submit', second)).toBe('running')
  })

  it.each<[string, Fault['do'], number, string | null]>([
    ['the key is still refused', refusal(401, 401, 'no'), 2, 'unauthorized'],
    ['the provider is away', { kind: 'reset' }, 4, 'unauthorized'],
    ['the balance is empty', { kind: 'replace', fields: { remain_credits: 0, remain_balance: 0 } }, 2, 'quota'],
    ['there is no balance to ask for', refusal(404, 'not_found', 'no such page'), 2, null],
  ])('when %s', async (_, fault, times, reason) => {
    await plan('submit', refusal(401, 401, 'no'))
    await bench.submitAndRun(['submit'])
    await plan('balance', fault, times)
    await gateCheckIsDue()
    const provider = { ...bench.deps.provider, models: modelsOf[String(reason)] ?? bench.deps.provider.models }
    await checkGate({ ...bench.deps, provider })
    expect(await pauseReason()).toBe(reason)
  })
  const modelsOf: Record<string, StepBench['deps']['provider']['models']> = {
    unauthorized: async () => ({ kind: 'unavailable', reason: 'network' }),
  }

  it('is tried ever more seldom while a balance that is there is too small', async () => {
    const id = await bench.submit()
    const pauses: number[] = []
    for (const _ of Array(3)) {
      await plan('submit', refusal(402, 'insufficient_quota', 'no'))
      expect(await bench.run('submit', id)).toBe('queued')
      const [gate] = await bench.db.select().from(submitGate)
      const ms = (gate?.checkAt?.getTime() ?? 0) - (gate?.pausedAt?.getTime() ?? 0)
      pauses.push(Math.round(ms / 60_000))
      const longAgo = sql`now() - ${ms} * interval '1 ms'`
      await bench.db.update(submitGate).set({ pausedAt: longAgo, checkAt: sql`now() - interval '1 ms'` })
      await checkGate(bench.deps)
      expect(await pauseReason()).toBeNull()
      expect(await callsLeft({ ...bench.deps, budgets: { submit: 60, query: 60 } }, 'submit')).toBeLessThanOrEqual(1)
      await bench.db.execute(sql`update call_budgets set tokens = 5`)
    }
    expect(pauses).toEqual([1, 2, 4])
    expect(await bench.run('submit', id)).toBe('running')
    await bench.openGate()
  })

  it('stops what another worker was about to send', async () => {
    const id = await bench.submit()
    await bench.db.update(submitGate).set({ notBefore: sql`now() + interval '1 hour'` })
    await bench.db.execute(sql`update generations set state = 'submitting', due_at = now() where id = ${id}`)
    expect(await bench.run('submit', id)).toBe('queued')
    expect(await bench.accepted(id)).toEqual([])
  })

  it('keeps no dead worker’s paid task waiting', async () => {
    await plan('submit', refusal(402, 'insufficient_quota', 'no'))
    await bench.submitAndRun(['submit'], { prompt: 'pays no more' })
    const id = await bench.submit()
    const attempt = await bench.attempt(id)
    const body = JSON.stringify({ model: 'kling-v3', prompt: 'x', client_business_id: attempt.clientBusinessId })
    await bench.deps.provider.submit(body)
    await bench.db.execute(
      sql`update generations set state = 'submitting', lease_token = gen_random_uuid(), lease_until = now() - interval '1 s', due_at = now() - interval '1 minute' where id = ${id}`,
    )
    await bench.db.execute(sql`update attempts set phase = 'sending' where id = ${attempt.id}`)
    const nudged = await sweep(bench.deps)
    expect(nudged).toBe(1)
    expect(await bench.run('submit', id)).toBe('unconfirmed')
    expect(await bench.run('lookup', id)).toBe('running')
  })
})

describe('a limit on the rate', () => {
  it('that asks for less does not shorten what was asked for before', async () => {
    const held = async () => {
      const { heldUntil } = await readGate(bench.db)
      return Math.round(((heldUntil ?? 0) - Date.now()) / 1000)
    }
    await bench.db.transaction((tx) => holdGate(tx, 60_000))
    await bench.db.transaction((tx) => holdGate(tx, 5_000))
    expect(await held()).toBeGreaterThan(50)
    await bench.db.transaction((tx) => holdGate(tx, 300_000))
    expect(await held()).toBeGreaterThan(290)
  })

  it.each<[number, string, string | undefined, number, number]>([
    [429, 'rate_limit_exceeded', '30', 29, 31],
    [429, 'rate_limit_exceeded', undefined, 0.5, 1.5],
    [429, 'rate_limit_exceeded', '31536000', 599, 601],
    [503, 'rate_limit_unavailable', '7', 6, 8],
  ])('%i %s with Retry-After %s holds all back for that long and no longer', async (status, code, after, from, to) => {
    const [first, second] = [await bench.submit(), await bench.submit()]
    await plan('submit', refusal(status, code, 'slow down', after === undefined ? {} : { 'retry-after': after }))
    expect(await bench.run('submit', first)).toBe('queued')
    const { rows } = await bench.db.execute<{ s: number }>(
      sql`select extract(epoch from not_before - now())::float8 as s from submit_gate`,
    )
    expect(rows[0]?.s).toBeGreaterThan(from)
    expect(rows[0]?.s).toBeLessThan(to)
    expect(await pauseReason()).toBeNull()
    expect(await bench.run('submit', second)).toBe('queued')
    await gateHoldIsOver()
    expect(await bench.run('submit', first)).toBe('running')
    expect(await bench.run('submit', second)).toBe('running')
  })
})
