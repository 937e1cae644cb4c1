import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Transaction } from '#lib/server/db/database'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(() => bench.expectNothingPaidTwice())
afterAll(() => bench.close())

describe('a step that throws', () => {
  it('lets the row go and comes again ever more seldom', async () => {
    const id = await bench.submitAndRun(['submit'])
    const provider = { ...bench.deps.provider, status: () => Promise.reject(new Error('a fault of ours')) }
    const pauses: number[] = []
    for (const failures of [1, 2, 3, 4]) {
      await expect(bench.run('poll', id, { provider })).rejects.toThrow('a fault of ours')
      const row = await bench.row(id)
      expect(row).toMatchObject({ state: 'running', failures, leaseToken: null })
      pauses.push((row.dueAt?.getTime() ?? 0) - Date.now())
    }
    expect(pauses[3]).toBeGreaterThan(4_000)
    expect(await bench.run('poll', id)).toBe('saving')
  })

  it('does not lose a paid id that the database would not take at first', async () => {
    const id = await bench.submit()
    let down = false
    const provider: StepBench['deps']['provider'] = {
      ...bench.deps.provider,
      submit: async (body) => {
        const answer = await bench.deps.provider.submit(body)
        down = true
        return answer
      },
    }
    const failOnce = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      const refused = down
      down = false
      return refused ? Promise.reject(new Error('the database is away')) : bench.db.transaction(work)
    }
    const db = new Proxy(bench.db, {
      get: (target, name, self) => (name === 'transaction' ? failOnce : Reflect.get(target, name, self)),
    })
    expect(await bench.run('submit', id, { db, provider })).toBe('running')
  })
})
