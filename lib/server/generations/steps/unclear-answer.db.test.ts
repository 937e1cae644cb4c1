import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createChangeLog } from '#lib/server/generations/change-log'
import { getGeneration } from '#lib/server/generations/get-generation'
import { listGenerations } from '#lib/server/generations/list-generations'
import type { Fault } from '#lib/server/generations/testing/sandbox-bench'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { deadOrigin } from '#lib/server/provider/testing/scripted-server'

/** The feed tells no transaction before every older one has ended, also those of other tests on the same server. */
const SOON = { timeout: 10_000 }
let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

const ERROR = { error: { code: 'internal_error', message: 'something broke' } }
const answer = (status: number, when: string, body: unknown = ERROR) => ({ kind: 'answer', status, body, when })

/** Every answer to the paid call that leaves open whether it was taken, and what the ledger says. */
const UNCLEAR: [string, Fault['do'], accepted: 0 | 1][] = [
  ['no answer in time, taken', { kind: 'delay', ms: 1_500, when: 'after' }, 1],
  ['connection reset, taken', { kind: 'reset', when: 'after' }, 1],
  ['connection reset, not taken', { kind: 'reset', when: 'before' }, 0],
  ['500, taken', answer(500, 'after'), 1],
  ['500, not taken', answer(500, 'before'), 0],
  ['502 in HTML, taken', answer(502, 'after', '<h1>Bad Gateway</h1>'), 1],
  ['503 of a proxy, taken', answer(503, 'after', '<h1>Unavailable</h1>'), 1],
  ['504, taken', answer(504, 'after', ''), 1],
  ['408, taken', answer(408, 'after'), 1],
  ['409, taken', answer(409, 'after'), 1],
  [
    '400 for an id that exists already, taken',
    answer(400, 'after', { error: { message: 'client_business_id already exists' } }),
    1,
  ],
  ['a redirect, taken', { kind: 'answer', status: 302, headers: { location: '/' }, body: '', when: 'after' }, 1],
  ['200 with HTML', { kind: 'html' }, 1],
  ['200 with nothing', { kind: 'nothing' }, 1],
  ['200 with half the JSON', { kind: 'cut_json' }, 1],
  ['200 cut by the connection', { kind: 'close_midway' }, 1],
  ['200 with 50 MB', { kind: 'huge' }, 1],
  ['200 packed though not asked for', { kind: 'brotli' }, 1],
  ['200 without an id', { kind: 'replace', remove: ['id'] }, 1],
  ["200 for somebody else's id", { kind: 'replace', fields: { client_business_id: 'another' } }, 1],
]

describe('an unclear answer to the paid call', () => {
  it.each(UNCLEAR)('%s: is looked up and never sent again', async (_, fault, accepted) => {
    const id = await bench.submit()
    await bench.sandbox.plan({ on: 'submit', do: fault })
    const provider = bench.providerWith({ submitMs: 1_000 })
    expect(await bench.run('submit', id, { provider })).toBe('unconfirmed')
    await provider.close()
    expect(await bench.run('submit', id)).toBe('unconfirmed')
    expect(await bench.accepted(id)).toHaveLength(accepted)

    const found = accepted === 1
    expect(await bench.run('lookup', id)).toBe(found ? 'running' : 'unconfirmed')
    expect((await bench.attempt(id)).phase).toBe(found ? 'accepted' : 'unknown')
    expect(await bench.accepted(id)).toHaveLength(accepted)
  })

  it('takes no task that is another generation’s', async () => {
    const other = await bench.submitAndRun(['submit'])
    const { providerTaskId } = await bench.attempt(other)
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'replace', fields: { id: providerTaskId } } })
    const id = await bench.submit()
    expect(await bench.run('submit', id)).toBe('unconfirmed')
    expect(await bench.run('lookup', id)).toBe('running')
    const [entry] = await bench.accepted(id)
    expect((await bench.row(id)).providerTaskId).toBe(entry?.taskId)
  })

  it('finds its own task where the answer named one that does not exist', async () => {
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'replace', fields: { id: 'tsk_vid_wrong' } } })
    const id = await bench.submitAndRun(['submit', 'poll', 'save'])
    expect((await bench.row(id)).state).toBe('ready')
    expect((await bench.accepted(id)).map((entry) => entry.taskId)).toEqual([(await bench.row(id)).providerTaskId])
  })
})

describe('a look-up', () => {
  const unconfirmed = async () => {
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'before' } })
    return bench.submitAndRun(['submit'])
  }
  const pauseOf = async (id: string) => ((await bench.row(id)).dueAt?.getTime() ?? 0) - Date.now()

  it('that finds nothing comes again ever more seldom, after a day once a day', async () => {
    const id = await unconfirmed()
    const pauses: number[] = []
    for (const _ of Array(7)) {
      expect(await bench.run('lookup', id)).toBe('unconfirmed')
      pauses.push(Math.round((await pauseOf(id)) / 5_000) * 5)
    }
    expect(pauses).toEqual([5, 15, 60, 300, 900, 900, 900])
    await bench.db.execute(sql`update attempts set sent_at = sent_at - interval '1 day' where generation_id = ${id}`)
    expect(await bench.run('lookup', id)).toBe('unconfirmed')
    expect(Math.round((await pauseOf(id)) / 3_600_000)).toBe(24)
    expect(await bench.accepted(id)).toEqual([])
  })

  it('is told to whoever looks at the card, with what comes next', async () => {
    const id = await unconfirmed()
    expect((await getGeneration(bench.db, id))?.status.unconfirmed).toMatchObject({ attempt: 1, lookups: 0 })
    let now = 0
    const feed = createChangeLog(bench.db, () => (now += 10_000))
    const before = Number((await feed.since(0)).rev)
    await bench.run('lookup', id)
    const { dueAt } = await bench.row(id)
    const told = {
      attempt: 1,
      sentAt: (await bench.attempt(id)).sentAt?.getTime(),
      lookups: 1,
      nextLookupAt: dueAt?.getTime(),
      canLookUp: true,
      elsewhere: false,
      named: null,
    }
    await vi.waitFor(async () => {
      const { changes } = await feed.since(before)
      expect(changes).toMatchObject([{ id, unconfirmed: told }])
    }, SOON)
    const page = await listGenerations(bench.db, { cursor: null })
    expect(page.generations.find((one) => one.id === id)?.status.unconfirmed).toEqual(told)
  })

  it('that overlaps with the late answer itself comes again at once', async () => {
    const id = await unconfirmed()
    const provider: StepBench['deps']['provider'] = {
      ...bench.deps.provider,
      status: async () => {
        await bench.db.execute(sql`update attempts set phase = 'refused' where generation_id = ${id}`)
        return { kind: 'not_found' }
      },
    }
    for (const _ of Array(5)) await bench.run('lookup', id)
    expect(await bench.run('lookup', id, { provider })).toBe('unconfirmed')
    expect(await pauseOf(id)).toBeLessThanOrEqual(0)
    expect(await bench.run('lookup', id)).toBe('queued')
  })

  it('is not made at a provider that it was not sent to, and goes on when its own is in use again', async () => {
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
    const id = await bench.submitAndRun(['submit'])
    const provider = { ...bench.deps.provider, baseUrl: 'https://provider.example', status: () => expect.fail('asked') }
    const { rev } = await bench.row(id)
    for (const _ of Array(2)) expect(await bench.run('lookup', id, { provider })).toBe('unconfirmed')
    expect(await pauseOf(id)).toBeGreaterThan(10 * 60_000)
    // The card does not say for ever that it is being looked up now.
    expect((await bench.row(id)).rev).toBeGreaterThan(rev)
    expect((await getGeneration(bench.db, id))?.status.unconfirmed).toMatchObject({ lookups: 0, elsewhere: true })
    await bench.sandbox.plan({ on: 'status', do: answer(503, 'before') })
    expect(await bench.run('lookup', id)).toBe('unconfirmed')
    expect((await getGeneration(bench.db, id))?.status.unconfirmed).toMatchObject({ lookups: 0, elsewhere: false })
    expect(await bench.run('lookup', id)).toBe('running')
  })

  it('does not count what another account knows nothing of, and finds it with the key that it was sent with', async () => {
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
    const id = await bench.submitAndRun(['submit'])
    await bench.sandbox.plan({ on: 'status', times: 6, do: answer(404, 'before', { error: { code: 404 } }) })
    for (const _ of Array(6)) expect(await bench.run('lookup', id, { keyPrint: 'another' })).toBe('unconfirmed')
    expect((await bench.attempt(id)).lookups).toBe(0)
    expect(await bench.run('lookup', id)).toBe('running')
  })

  it.each<[string, Fault['do']]>([
    ['an outage', answer(503, 'before')],
    ['a refused key', answer(401, 'before', { error: { code: 401, message: 'no' } })],
    ['a proxy’s word about itself', answer(200, 'before', { status: 'maintenance' })],
    ['the task of another', { kind: 'replace', fields: { id: 'tsk_x', client_business_id: 'another' } }],
  ])('proves nothing when it meets %s', async (_, fault) => {
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
    const id = await bench.submitAndRun(['submit'])
    await bench.sandbox.plan({ on: 'status', do: fault })
    expect(await bench.run('lookup', id)).toBe('unconfirmed')
    expect(await bench.run('lookup', id)).toBe('running')
  })
})

it('sends again what surely was not sent, once the provider is back', async () => {
  const provider = bench.providerWith({}, await deadOrigin())
  const id = await bench.submit()
  const pauses: number[] = []
  for (const _ of Array(3)) {
    expect(await bench.run('submit', id, { provider })).toBe('queued')
    pauses.push(((await bench.row(id)).dueAt?.getTime() ?? 0) - Date.now())
  }
  expect(pauses[2]).toBeGreaterThan(pauses[0] ?? 0)
  expect(await bench.attempt(id)).toMatchObject({ phase: 'prepared', outcome: 'not sent: refused' })
  expect(await bench.run('submit', id)).toBe('running')
  expect(await bench.accepted(id)).toHaveLength(1)
  await provider.close()
})
