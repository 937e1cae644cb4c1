import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { attempts, generations } from '#lib/server/db/schema'
import { cancelGeneration } from './cancel-generation.ts'
import { getGeneration } from './get-generation.ts'
import { sendAgain } from './send-again.ts'
import { lookUpSuperseded } from './steps/lookup-superseded.ts'
import type { Fault } from './testing/sandbox-bench.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.openGate()
  await bench.expectNothingPaidTwice()
  // What a test gave up is not to be asked for in the next.
  await bench.db.update(attempts).set({ lookupAt: null })
})
afterAll(() => bench.close())

const reset = (when: 'before' | 'after'): Fault => ({ on: 'submit', do: { kind: 'reset', when } })
/** @param when whether the provider took the request before the connection broke */
const unconfirmed = async (when: 'before' | 'after') => {
  await bench.sandbox.plan(reset(when))
  return bench.submitAndRun(['submit'])
}
const again = (id: string, attempt = 1) => sendAgain(bench.deps, { id, attempt })
/** Lets the attempts that were given up be asked for now. */
const lookUpGivenUp = async () => {
  await bench.db
    .update(attempts)
    .set({ lookupAt: sql`now() - interval '1 ms'` })
    .where(sql`${attempts.lookupAt} is not null`)
  await lookUpSuperseded(bench.deps)
}
const ownTakeOf = async (id: string) => (await bench.db.select().from(generations).where(sql`take_of = ${id}`))[0]
/** Where the given generation stands after as many steps as a life has. */
const runToTheEnd = async (id: string) => {
  for (const step of ['submit', 'lookup', 'poll', 'save'] as const) await bench.run(step, id)
  return (await bench.row(id)).state
}

describe('sending again', () => {
  it('makes one new attempt with an id of its own, and one POST more', async () => {
    const id = await unconfirmed('before')
    expect(await again(id)).toMatchObject({ ok: true, value: { state: 'queued', unconfirmed: null } })
    const [second, first] = await bench.attemptsOf(id)
    expect(second).toMatchObject({ number: 2, phase: 'prepared', baseUrl: bench.sandbox.url, lookupAt: null })
    expect(second?.clientBusinessId).not.toBe(first?.clientBusinessId)
    expect(first).toMatchObject({ number: 1, phase: 'unknown', lookupAt: expect.any(Date) })
    expect(await runToTheEnd(id)).toBe('ready')
    expect(await bench.accepted(id)).toHaveLength(1)
  })

  it('makes one of a double click, of two tabs and of a replay', async () => {
    const id = await unconfirmed('before')
    const answers = await Promise.all([again(id), again(id), again(id)])
    expect(answers.map((answer) => answer.ok && answer.value.state)).toEqual(['queued', 'queued', 'queued'])
    expect(await runToTheEnd(id)).toBe('ready')
    expect(await again(id)).toMatchObject({ ok: true, value: { state: 'ready' } })
    expect(await bench.attemptsOf(id)).toHaveLength(2)
  })

  it('takes a consent to the first attempt for none to the second', async () => {
    const id = await unconfirmed('before')
    await again(id)
    await bench.sandbox.plan(reset('before'))
    expect(await bench.run('submit', id)).toBe('unconfirmed')
    expect((await getGeneration(bench.db, id))?.status.unconfirmed).toMatchObject({ attempt: 2 })
    expect(await again(id, 1)).toMatchObject({ ok: true, value: { state: 'unconfirmed' } })
    expect(await again(id, 2)).toMatchObject({ ok: true, value: { state: 'queued' } })
    expect(await bench.attemptsOf(id)).toHaveLength(3)
  })

  it.each<[string, () => Promise<string>, number, string]>([
    ['one that waits', () => bench.submit(), 1, 'too_late'],
    ['one that runs', () => bench.submitAndRun(['submit']), 1, 'too_late'],
    ['an attempt that does not exist yet', () => unconfirmed('before'), 2, 'invalid'],
    ['none', async () => crypto.randomUUID(), 1, 'not_found'],
  ])('refuses %s', async (_, make, attempt, problem) => {
    const id = await make()
    expect(await again(id, attempt)).toEqual({ ok: false, problem })
    expect((await bench.db.select().from(attempts).where(sql`generation_id = ${id}`)).length).toBeLessThanOrEqual(1)
  })

  it('refuses one whose task was found a moment ago', async () => {
    const id = await unconfirmed('after')
    await bench.db.execute(sql`update attempts set provider_task_id = ${`tsk_${id}`} where generation_id = ${id}`)
    expect(await again(id)).toEqual({ ok: false, problem: 'too_late' })
    await bench.db.execute(sql`update attempts set provider_task_id = null where generation_id = ${id}`)
  })
})

describe('an attempt that was given up', () => {
  it('is asked for with growing pauses, until an answer says after a day that there is none', async () => {
    const id = await unconfirmed('before')
    await again(id)
    const first = async () => (await bench.attemptsOf(id)).at(-1)
    await lookUpGivenUp()
    const pause = ((await first())?.lookupAt?.getTime() ?? 0) - Date.now()
    expect(pause).toBeGreaterThan(4_000)
    expect((await first())?.lookups).toBe(1)
    await bench.db.execute(sql`update attempts set sent_at = now() - interval '25 hours' where lookup_at is not null`)
    await bench.sandbox.plan({ on: 'status', do: { kind: 'answer', status: 502, body: '' } })
    await lookUpGivenUp()
    expect((await first())?.lookupAt).toBeInstanceOf(Date)
    await lookUpGivenUp()
    expect((await first())?.lookupAt).toBeNull()
    await cancelGeneration(bench.db, id, LOCAL_OWNER_ID)
  })

  it('waits for its own provider while another is in use, which knows nothing of it', async () => {
    const id = await unconfirmed('before')
    await again(id)
    await bench.db
      .update(attempts)
      .set({ baseUrl: 'https://provider.example', sentAt: sql`now() - interval '2 days'` })
      .where(sql`${attempts.generationId} = ${id} and number = 1`)
    await lookUpGivenUp()
    const [, first] = await bench.attemptsOf(id)
    expect(first?.lookups).toBe(0)
    expect(first?.lookupAt?.getTime()).toBeGreaterThan(Date.now() + 10 * 60_000)
  })

  it('is asked for on, though the key of another account in use knows nothing of it', async () => {
    const id = await unconfirmed('before')
    await again(id)
    await bench.db.execute(
      sql`update attempts set sent_at = now() - interval '25 hours', key_print = 'another' where lookup_at is not null`,
    )
    await lookUpGivenUp()
    const [, first] = await bench.attemptsOf(id)
    expect(first).toMatchObject({ lookups: 0, lookupAt: expect.any(Date) })
    await cancelGeneration(bench.db, id, LOCAL_OWNER_ID)
  })

  it('is gone on with instead, where the next was not sent yet', async () => {
    const id = await unconfirmed('after')
    await again(id)
    await lookUpGivenUp()
    expect(await bench.row(id)).toMatchObject({ state: 'submitting' })
    expect(await runToTheEnd(id)).toBe('ready')
    expect(await bench.accepted(id)).toHaveLength(1)
    expect(await ownTakeOf(id)).toBeUndefined()
    const [found, unsent] = await bench.attemptsOf(id)
    expect(found).toMatchObject({ phase: 'accepted', outcome: 'found by look-up', number: 3 })
    expect(unsent).toMatchObject({ phase: 'prepared', sentAt: null, outcome: 'not sent: an earlier one was found' })
  })

  it('is gone on with behind a shut gate, where the next was refused', async () => {
    const id = await unconfirmed('after')
    await again(id)
    const no = { error: { code: 'insufficient_quota', message: 'no' } }
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'answer', status: 402, body: no } })
    expect(await bench.run('submit', id)).toBe('queued')
    await lookUpGivenUp()
    expect(await bench.run('submit', id)).toBe('running')
    expect(await bench.accepted(id)).toHaveLength(1)
    expect((await bench.attemptsOf(id))[1]).toMatchObject({ outcome: 'refused: 402 insufficient_quota' })
  })

  it('stops a worker that is about to send the next', async () => {
    const id = await unconfirmed('after')
    await again(id)
    const db = new Proxy(bench.db, {
      get: (target, name, self) => (name === 'transaction' ? late : Reflect.get(target, name, self)),
    })
    // Between its claim and the moment in which it would mark the attempt as being sent.
    const late = async (...work: Parameters<typeof bench.db.transaction>) => {
      await lookUpGivenUp()
      return bench.db.transaction(...work)
    }
    await bench.run('submit', id, { db })
    expect(await bench.accepted(id)).toHaveLength(1)
    expect(await runToTheEnd(id)).toBe('ready')
    expect(await bench.accepted(id)).toHaveLength(1)
  })

  it('becomes a take of its own, where the next was sent as well', async () => {
    const id = await unconfirmed('after')
    await again(id)
    expect(await runToTheEnd(id)).toBe('ready')
    await lookUpGivenUp()
    const own = await ownTakeOf(id)
    expect(own).toMatchObject({ prompt: 'a fox', state: 'submitting' })
    expect(await runToTheEnd(own?.id ?? '')).toBe('ready')
    expect((await bench.row(id)).state).toBe('ready')
    expect(await bench.accepted(id)).toHaveLength(1)
    expect(await bench.accepted(own?.id ?? '')).toHaveLength(1)
    await lookUpGivenUp()
    expect(await bench.db.select().from(generations).where(sql`take_of = ${id}`)).toHaveLength(1)
  })

  it('is told of while nobody knows what it cost, though the next was refused', async () => {
    const id = await unconfirmed('after')
    await again(id)
    const refusal = { error: { code: 'content_policy_violation', message: 'no' } }
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'answer', status: 422, body: refusal } })
    expect(await bench.run('submit', id)).toBe('failed')
    const statusOf = async () => (await getGeneration(bench.db, id))?.status
    expect(await statusOf()).toMatchObject({ acceptedAt: null, unclear: true })
    const { rev } = await bench.row(id)
    await lookUpGivenUp()
    expect(await runToTheEnd((await ownTakeOf(id))?.id ?? '')).toBe('ready')
    expect(await statusOf()).toMatchObject({ state: 'failed', unclear: false })
    // The change feed tells of it.
    expect((await bench.row(id)).rev).toBeGreaterThan(rev)
  })

  it('becomes a take of its own, where a person cancelled the next', async () => {
    const id = await unconfirmed('after')
    await again(id)
    await cancelGeneration(bench.db, id, LOCAL_OWNER_ID)
    await lookUpGivenUp()
    expect(await runToTheEnd((await ownTakeOf(id))?.id ?? '')).toBe('ready')
    expect((await bench.row(id)).state).toBe('cancelled')
  })

  it('becomes one take, though its own look-up was under way when the person sent again', async () => {
    const id = await unconfirmed('after')
    await bench.sandbox.plan(reset('after'))
    const provider: StepBench['deps']['provider'] = {
      ...bench.deps.provider,
      status: async (...asked) => {
        const answer = await bench.deps.provider.status(...asked)
        await again(id)
        expect(await bench.run('submit', id)).toBe('unconfirmed')
        return answer
      },
    }
    expect(await bench.run('lookup', id, { provider })).toBe('unconfirmed')
    await lookUpGivenUp()
    expect(await bench.db.select().from(generations).where(sql`take_of = ${id}`)).toHaveLength(1)
    expect(await runToTheEnd((await ownTakeOf(id))?.id ?? '')).toBe('ready')
    expect(await runToTheEnd(id)).toBe('ready')
  })
})
