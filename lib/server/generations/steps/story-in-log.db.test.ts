import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as z from 'zod'
import { KEY, openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { pollStep } from './poll-step.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
beforeEach(() => bench.sandbox.clear())
afterAll(() => bench.close())

const lineSchema = z.looseObject({ msg: z.string(), generation: z.string().optional(), attempt: z.string().optional() })
/** What the log says from here on. */
const listen = () => {
  const from = bench.lines.length
  return () => bench.lines.slice(from).map((line) => lineSchema.parse(JSON.parse(line)))
}
const countOf = async (name: string, labels: Record<string, string>) => {
  const values = (await bench.registry.getSingleMetric(name)?.get())?.values ?? []
  const wanted = values.filter((value) =>
    Object.entries(labels).every(([key, label]) => value.labels[key as never] === label),
  )
  return wanted.reduce((sum, value) => sum + value.value, 0)
}

it('names generation and attempt in every line of a case that fails, calls of the provider included, and never the key', async () => {
  const heard = listen()
  await bench.sandbox.plan({ on: 'submit', do: { kind: 'answer', status: 503, body: KEY, when: 'after' } })
  const id = await bench.submit()
  await bench.run('submit', id)
  await bench.run('lookup', id)
  await bench.sandbox.plan({ on: 'status', do: { kind: 'answer', status: 500, body: KEY } })
  await bench.run('poll', id)
  await bench.run('poll', id)
  await bench.sandbox.plan({ on: 'file', do: { kind: 'html' } })
  await bench.run('save', id)
  await bench.run('save', id)

  const { clientBusinessId: attempt } = await bench.attempt(id)
  const lines = heard()
  expect(lines.filter((line) => line.generation !== id || line.attempt !== attempt)).toEqual([])
  expect(lines.flatMap((line) => (line.msg === 'state entered' ? [line.to] : []))).toEqual([
    'submitting',
    'unconfirmed',
    'running',
    'saving',
    'ready',
  ])
  const putOff = lines.filter((line) => line.msg === 'put off')
  expect(putOff).toMatchObject([
    { from: 'running', failures: 1, inMs: expect.any(Number) },
    { from: 'saving', failures: 1, inMs: expect.any(Number) },
  ])
  expect(lines.filter((line) => line.msg === 'provider call')).toHaveLength(7)
  expect(JSON.stringify(lines)).not.toContain(KEY)
})

it('says that a step that throws put its row off, and takes back what it had not written', async () => {
  const id = await bench.submitAndRun(['submit'])
  await bench.makeDue(id)
  const heard = listen()
  const queue = { ...bench.queue, nudge: () => Promise.reject(new Error('the queue is away')) }
  await expect(pollStep({ ...bench.deps, queue }, id)).rejects.toThrow('the queue is away')
  const said = heard().filter((line) => line.msg !== 'provider call')
  expect(said).toMatchObject([{ msg: 'put off', generation: id, from: 'running', failures: 1 }])
  await bench.run('poll', id)
})

it('counts calls, put-offs, lost leases and bytes', async () => {
  const before = {
    ok: await countOf('inbetween_provider_call_seconds', { operation: 'status', outcome: 'completed', le: '+Inf' }),
    off: await countOf('inbetween_put_off_total', { step: 'poll' }),
    lost: await countOf('inbetween_lease_lost_total', {}),
    bytes: await countOf('inbetween_downloaded_bytes_total', {}),
  }
  const id = await bench.submitAndRun(['submit'])
  await bench.sandbox.plan({ on: 'status', do: { kind: 'reset' } })
  await bench.run('poll', id)
  const provider = {
    ...bench.deps.provider,
    status: async (task: string) => {
      await bench.db.execute(`update generations set lease_token = gen_random_uuid() where id = '${id}'`)
      return bench.deps.provider.status(task)
    },
  }
  await bench.run('poll', id, { provider })
  await bench.expireLease(id)
  await bench.run('poll', id)
  await bench.run('save', id)
  const { bytes } = await bench.clipOf(id)
  expect({
    ok: await countOf('inbetween_provider_call_seconds', { operation: 'status', outcome: 'completed', le: '+Inf' }),
    off: await countOf('inbetween_put_off_total', { step: 'poll' }),
    lost: await countOf('inbetween_lease_lost_total', {}),
    bytes: await countOf('inbetween_downloaded_bytes_total', {}),
  }).toEqual({ ok: before.ok + 2, off: before.off + 1, lost: before.lost + 1, bytes: before.bytes + bytes })
})
