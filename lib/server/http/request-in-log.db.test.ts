import { afterAll, beforeAll, expect, it } from 'vitest'
import { KEY, openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import type { Answered } from '#lib/server/metrics/http-metrics'
import { ask } from './testing/ask.ts'
import { openClickListener } from './testing/click-listener.ts'

let bench: StepBench
const answered: Answered[] = []
let listener: Awaited<ReturnType<typeof openClickListener>>
beforeAll(async () => {
  bench = await openStepBench()
  listener = await openClickListener(bench, 'a fox', (request) => answered.push(request))
})
afterAll(async () => {
  await listener.close()
  await bench.close()
})

const linesWith = (id: string) =>
  bench.lines.map((line): Record<string, unknown> => JSON.parse(line)).filter((line) => line.request === id)

it('joins everything from a click to its clip by the id of the request, which the answer tells too', async () => {
  const headers = { 'X-Request-Id': 'click-4711', cookie: 'session=SECRET' }
  const { headers: answer, body } = await ask(listener.port, '/?token=SECRET', { method: 'POST', headers })
  expect(answer['x-request-id']).toBe('click-4711')
  const generation = body.toString()
  for (const step of ['submit', 'poll', 'save'] as const) await bench.run(step, generation)

  const lines = linesWith('click-4711')
  expect(lines.filter((line) => line.msg === 'submitted by a test')).toHaveLength(1)
  expect(lines.flatMap((line) => (line.msg === 'state entered' ? [line.to] : []))).toEqual([
    'submitting',
    'running',
    'saving',
    'ready',
  ])
  const calls = lines.filter((line) => line.msg === 'provider call')
  expect(calls.map((line) => line.operation)).toEqual(['submit', 'status', 'download'])
  expect(new Set(calls.map((line) => line.generation))).toEqual(new Set([generation]))
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`SECRET|${KEY}`))
  expect(answered).toMatchObject([{ route: '/', status: 200, ms: expect.any(Number) }])
})

it('leaves what another request submitted out of it', async () => {
  const { headers, body } = await ask(listener.port, '/', { method: 'POST' })
  const own = String(headers['x-request-id'])
  const generation = body.toString()
  await bench.run('submit', generation)
  expect((await bench.attempt(generation)).requestId).toBe(own)
  expect(linesWith(own).map((line) => line.generation)).toContain(generation)
  expect(linesWith('click-4711').map((line) => line.generation)).not.toContain(generation)
})
