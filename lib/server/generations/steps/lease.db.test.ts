import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import type { State } from '#lib/domain/generation/states'
import { clips, generations } from '#lib/server/db/schema'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { STEP_HANDLERS } from './step-handlers.ts'

type Provider = StepBench['deps']['provider']
/** How often a lease is renewed, a third of its length. In ms. */
const RENEWED_EVERY = 5_000

let bench: StepBench
let intervals: MockInstance<typeof setInterval>
beforeAll(async () => {
  bench = await openStepBench()
})
beforeEach(() => {
  intervals = vi.spyOn(globalThis, 'setInterval')
})
afterEach(async () => {
  intervals.mockRestore()
  await bench.sandbox.clear()
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

const set = (id: string, values: object) => bench.db.update(generations).set(values).where(eq(generations.id, id))
/** Has the renewal of the step that runs come now, and not only after five seconds. */
function renewNow(): void {
  const renew = intervals.mock.calls.findLast(([, everyMs]) => everyMs === RENEWED_EVERY)?.[0]
  if (!renew) throw new Error('nothing renews the lease')
  renew()
}

const STEPS: [keyof typeof STEP_HANDLERS, State, ('submit' | 'poll')[]][] = [
  ['submit', 'queued', []],
  ['poll', 'running', ['submit']],
  ['save', 'saving', ['submit', 'poll']],
]
it.each(STEPS)('lets %s begin on no row that is not due yet, whoever nudges', async (step, state, before) => {
  const id = await bench.submitAndRun(before)
  await set(id, { dueAt: sql`now() + interval '1 minute'` })
  const was = await bench.row(id)
  await STEP_HANDLERS[step](bench.deps, id)
  expect(await bench.row(id)).toEqual(was)
  expect(was.state).toBe(state)
  expect(await bench.accepted(id)).toHaveLength(before.length === 0 ? 0 : 1)
})

it('is renewed while a step takes its time', async () => {
  const id = await bench.submitAndRun(['submit', 'poll'])
  const leaseLeft = async () => {
    const [row] = await bench.db
      .select({ s: sql<number>`extract(epoch from lease_until - now())::float8` })
      .from(generations)
      .where(eq(generations.id, id))
    return row?.s ?? 0
  }
  const download: Provider['download'] = async (...asked) => {
    await set(id, { leaseUntil: sql`now() + interval '1 s'` })
    renewNow()
    await vi.waitFor(async () => expect(await leaseLeft()).toBeGreaterThan(10), { timeout: 10_000 })
    return bench.deps.provider.download(...asked)
  }
  expect(await bench.run('save', id, { provider: { ...bench.deps.provider, download } })).toBe('ready')
})

it('that another took stops the download on its way, and what was fetched of it is not kept', async () => {
  const id = await bench.submitAndRun(['submit', 'poll'])
  const before = await bench.db.$count(clips)
  // Of minutes, unless it is stopped.
  await bench.sandbox.plan({ on: 'file', do: { kind: 'trickle', everyMs: 500 } })
  const taken: string[] = []
  const outcomes: unknown[] = []
  const download: Provider['download'] = async (url, sink, options) => {
    const write: typeof sink.write = async (piece) => {
      await sink.write(piece)
      if (taken.length > 0) return
      taken.push('by another')
      await set(id, { leaseToken: sql`gen_random_uuid()` })
      renewNow()
    }
    const outcome = await bench.deps.provider.download(url, { write }, options)
    outcomes.push(outcome)
    return outcome
  }
  expect(await bench.run('save', id, { provider: { ...bench.deps.provider, download } })).toBe('saving')
  expect(outcomes).toEqual([{ kind: 'interrupted', reason: 'aborted' }])
  expect(await bench.db.$count(clips)).toBe(before)
  const row = await bench.row(id)
  expect(row).toMatchObject({ failures: 0, clipSha256: null })
  expect(row.leaseToken).not.toBeNull()
  await bench.expireLease(id)
  expect(await bench.run('save', id)).toBe('ready')
})

it('is no reason to stop while the database does not answer: the fence decides', async () => {
  const id = await bench.submitAndRun(['submit', 'poll'])
  let away = false
  const db = new Proxy(bench.db, {
    get: (target, name, self) => {
      if (away) throw new Error('the database is away')
      return Reflect.get(target, name, self)
    },
  })
  const download: Provider['download'] = async (...asked) => {
    away = true
    renewNow()
    away = false
    return bench.deps.provider.download(...asked)
  }
  expect(await bench.run('save', id, { db, provider: { ...bench.deps.provider, download } })).toBe('ready')
})
