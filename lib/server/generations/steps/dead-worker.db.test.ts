import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Step, stepFor } from '#lib/domain/generation/steps'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { requestBody } from '#lib/domain/recipe/request-body'
import type { Transaction } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { submitStep } from './submit-step.ts'
import { sweep } from './sweep.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(() => bench.expectNothingPaidTwice())
afterAll(() => bench.close())

/** What kill -9 leaves of a worker that had the row: its state, and a lease that nobody renews. */
const leftBy = (id: string, state: 'submitting' | 'running' | 'saving') =>
  bench.db
    .update(generations)
    .set({ state, leaseToken: sql`gen_random_uuid()`, leaseUntil: sql`now() + interval '15 s'` })
    .where(eq(generations.id, id))

const bodyOf = async (id: string) => {
  const { clientBusinessId } = await bench.attempt(id)
  return JSON.stringify(requestBody({ ...DEFAULT_RECIPE, prompt: 'a fox' }, String, clientBusinessId))
}
const markSending = async (id: string) =>
  bench.db
    .update(attempts)
    .set({ phase: 'sending', body: await bodyOf(id), baseUrl: bench.sandbox.url, sentAt: sql`now()` })
    .where(eq(attempts.generationId, id))

const sendFor = async (id: string) => {
  const answer = await bench.deps.provider.submit(await bodyOf(id))
  return answer.kind === 'accepted' ? answer.taskId : ''
}

/** Where a worker may die, and what is left then. */
const DEATHS: [string, () => Promise<string>, accepted: 0 | 1][] = [
  [
    'before the attempt was marked',
    async () => {
      const id = await bench.submit()
      await leftBy(id, 'submitting')
      return id
    },
    1,
  ],
  [
    'after it was marked, before a byte left',
    async () => {
      const id = await bench.submit()
      await leftBy(id, 'submitting')
      await markSending(id)
      return id
    },
    0,
  ],
  [
    'while it waited for the answer',
    async () => {
      const id = await bench.submit()
      await leftBy(id, 'submitting')
      await markSending(id)
      await sendFor(id)
      return id
    },
    1,
  ],
  [
    'after the answer was written down, before the row moved',
    async () => {
      const id = await bench.submit()
      await leftBy(id, 'submitting')
      await markSending(id)
      const providerTaskId = await sendFor(id)
      await bench.db.update(attempts).set({ phase: 'accepted', providerTaskId }).where(eq(attempts.generationId, id))
      return id
    },
    1,
  ],
  [
    'after a refusal was written down, before the row moved',
    async () => {
      const id = await bench.submit()
      await leftBy(id, 'submitting')
      await bench.db.update(attempts).set({ phase: 'refused' }).where(eq(attempts.generationId, id))
      return id
    },
    1,
  ],
  [
    'while it asked how the task is doing',
    async () => {
      const id = await bench.submitAndRun(['submit'])
      await leftBy(id, 'running')
      return id
    },
    1,
  ],
  [
    'in the middle of the download',
    async () => {
      const id = await bench.submitAndRun(['submit', 'poll'])
      await leftBy(id, 'saving')
      return id
    },
    1,
  ],
  [
    'after the file was kept, before the row said so',
    async () => {
      const id = await bench.submitAndRun(['submit', 'poll'])
      const response = await fetch((await bench.row(id)).resultUrl ?? '')
      await bench.media.put(new Uint8Array(await response.arrayBuffer()), 'mp4')
      await leftBy(id, 'saving')
      return id
    },
    1,
  ],
]

describe('a worker that dies', () => {
  it.each(DEATHS)('%s: nobody touches the row before its lease is over, then it goes on', async (_, die, accepted) => {
    const id = await die()
    const left = await bench.row(id)
    const step: Step = stepFor(left.state) ?? 'derive'
    await bench.run(step, id)
    expect(await bench.row(id)).toMatchObject({ state: left.state, leaseToken: left.leaseToken })
    expect(await sweep(bench.deps)).toBe(0)

    await bench.expireLease(id)
    expect(await sweep(bench.deps)).toBe(1)
    let state = left.state
    for (const _ of Array(5)) state = await bench.run(stepFor(state) ?? 'derive', id)
    expect(state).toBe(accepted === 1 ? 'ready' : 'unconfirmed')
    expect(await bench.accepted(id)).toHaveLength(accepted)
    await bench.db.update(generations).set({ dueAt: sql`now() + interval '1 hour'` }).where(eq(generations.id, id))
  })
})

describe('a worker that lost its row while it waited for the answer', () => {
  /** A provider that hands over to another worker before its answer arrives. */
  const overtaken = (meanwhile: (id: string) => Promise<unknown>, id: string): StepBench['deps']['provider'] => ({
    ...bench.deps.provider,
    submit: async (body) => {
      const answer = await bench.deps.provider.submit(body)
      await bench.expireLease(id)
      await meanwhile(id)
      return answer
    },
  })

  it('moves the row no more, and yet the paid id is written down and adopted at once', async () => {
    const id = await bench.submit()
    const another = async () => {
      expect(await bench.run('submit', id)).toBe('unconfirmed')
      await bench.db.update(generations).set({ dueAt: sql`now() + interval '1 hour'` }).where(eq(generations.id, id))
    }
    await submitStep({ ...bench.deps, provider: overtaken(another, id) }, id)
    const row = await bench.row(id)
    expect(row).toMatchObject({ state: 'unconfirmed', providerTaskId: null })
    expect(row.dueAt?.getTime()).toBeLessThanOrEqual(Date.now())
    const [entry] = await bench.accepted(id)
    expect(await bench.attempt(id)).toMatchObject({ phase: 'accepted', providerTaskId: entry?.taskId })
    expect(await bench.run('lookup', id)).toBe('running')
    expect((await bench.row(id)).providerTaskId).toBe(entry?.taskId)
  })

  it('does no harm when the task was found by then', async () => {
    const id = await bench.submit()
    const another = async () => {
      await bench.run('submit', id)
      expect(await bench.run('lookup', id)).toBe('running')
    }
    await submitStep({ ...bench.deps, provider: overtaken(another, id) }, id)
    expect(await bench.run('poll', id)).toBe('saving')
  })

  it('has it sent again when the answer says that surely nothing was made', async () => {
    const id = await bench.submit()
    const provider: StepBench['deps']['provider'] = {
      ...bench.deps.provider,
      submit: async () => {
        await bench.expireLease(id)
        expect(await bench.run('submit', id)).toBe('unconfirmed')
        expect(await bench.run('lookup', id)).toBe('unconfirmed')
        return { kind: 'refused', refusal: { class: 'rate_limited', httpStatus: 429, code: null, message: null } }
      },
    }
    await submitStep({ ...bench.deps, provider }, id)
    await bench.openGate()
    expect(await bench.run('lookup', id)).toBe('queued')
    expect(await bench.run('submit', id)).toBe('running')
  })

  it('does not say of a later sending what was answered to its own', async () => {
    const id = await bench.submit()
    let answered = false
    const provider: StepBench['deps']['provider'] = {
      ...bench.deps.provider,
      submit: async () => {
        answered = true
        return { kind: 'refused', refusal: { class: 'rate_limited', httpStatus: 429, code: null, message: null } }
      },
    }
    /** Commits, and breaks before that is known; until it is there again another worker sends once more, and hears nothing. */
    const breakOnce = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      const done = await bench.db.transaction(work)
      if (!answered) return done
      answered = false
      await bench.expireLease(id)
      await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
      expect(await bench.run('submit', id)).toBe('unconfirmed')
      throw new Error('the connection broke')
    }
    const db = new Proxy(bench.db, {
      get: (target, name, self) => (name === 'transaction' ? breakOnce : Reflect.get(target, name, self)),
    })
    await submitStep({ ...bench.deps, db, provider, recordPauses: [1, 1] }, id)
    expect(await bench.attempt(id)).toMatchObject({ phase: 'unknown' })
    expect(await bench.run('lookup', id)).toBe('running')
    expect(await bench.accepted(id)).toHaveLength(1)
  })

  it('sends nothing when the row was lost before', async () => {
    const id = await bench.submit()
    const provider: StepBench['deps']['provider'] = {
      ...bench.deps.provider,
      submit: () => Promise.reject(new Error('must not be called')),
    }
    const db = new Proxy(bench.db, {
      get: (target, name, self) => (name === 'transaction' ? stolen : Reflect.get(target, name, self)),
    })
    const stolen = async <T>(work: (tx: Transaction) => Promise<T>) => {
      await bench.db.update(generations).set({ leaseToken: sql`gen_random_uuid()` }).where(eq(generations.id, id))
      return bench.db.transaction(work)
    }
    await submitStep({ ...bench.deps, db, provider }, id)
    expect(await bench.attempt(id)).toMatchObject({ phase: 'prepared' })
    await bench.expireLease(id)
    expect(await bench.run('submit', id)).toBe('running')
  })
})
