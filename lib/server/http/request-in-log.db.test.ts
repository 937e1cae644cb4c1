import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEFAULT_RECIPE } from '#lib/domain/recipe'
import { submitGeneration } from '#lib/server/generations/submit-generation'
import { KEY, openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import type { Answered } from '#lib/server/metrics/http-metrics'
import { createListener } from './listener.ts'
import { ask, listen } from './testing/ask.ts'

let bench: StepBench
const answered: Answered[] = []
let port: number
let close: () => Promise<void>
beforeAll(async () => {
  bench = await openStepBench()
  const listener = createListener({
    guard: () => null,
    actorOf: async () => ({ id: bench.deps.by, name: 'Olga', role: 'owner' }),
    proxies: 1,
    routes: [],
    async next(_, response) {
      const made = await submitGeneration(bench.deps, { clickKey: randomUUID(), recipe: RECIPE })
      bench.deps.log.info('submitted by a test')
      response.end(made.ok ? made.value.id : made.problem)
    },
    development: false,
    answered: (request) => answered.push(request),
    onError: (error) => bench.deps.log.error({ error }, 'request failed'),
  })
  port = await listen(listener.server)
  close = listener.close
})
afterAll(async () => {
  await close()
  await bench.close()
})

const RECIPE = { ...DEFAULT_RECIPE, prompt: 'a fox' }
const linesWith = (id: string) =>
  bench.lines.map((line): Record<string, unknown> => JSON.parse(line)).filter((line) => line.request === id)

it('joins everything from a click to its clip by the id of the request, which the answer tells too', async () => {
  const headers = { 'X-Request-Id': 'click-4711', cookie: 'session=SECRET' }
  const { headers: answer, body } = await ask(port, '/?token=SECRET', { method: 'POST', headers })
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
  const { headers, body } = await ask(port, '/', { method: 'POST' })
  const own = String(headers['x-request-id'])
  const generation = body.toString()
  await bench.run('submit', generation)
  expect((await bench.attempt(generation)).requestId).toBe(own)
  expect(linesWith(own).map((line) => line.generation)).toContain(generation)
  expect(linesWith('click-4711').map((line) => line.generation)).not.toContain(generation)
})
