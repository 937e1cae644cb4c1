import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Step } from '#lib/domain/generation/steps'
import { KEY, openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { ask } from '#lib/server/http/testing/ask'
import { openClickListener } from '#lib/server/http/testing/click-listener'
import { openTracing } from './open-tracing.ts'
import { openCollector } from './testing/collector.ts'

let bench: StepBench
let listener: Awaited<ReturnType<typeof openClickListener>>
beforeAll(async () => {
  bench = await openStepBench()
  listener = await openClickListener(bench, 'HUSH')
})
afterAll(async () => {
  await listener.close()
  await bench.close()
})

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'
const traceparent = `00-${TRACE}-${SPAN}-01`
const SERVER = 2
const CLIENT = 3
const CONSUMER = 5

/** Clicks, and takes what was submitted through the given steps. @returns the spans of all of it */
async function spansOfClick(headers: Record<string, string>, steps: readonly Step[] = ['submit']) {
  const collector = await openCollector()
  const tracing = await openTracing(collector.config, { name: 'web host 1 2', log: bench.deps.log })
  const { body } = await ask(listener.port, '/s/HUSH?a=HUSH', {
    method: 'POST',
    headers: { cookie: 'session=HUSH', ...headers },
  })
  for (const step of steps) await bench.run(step, body.toString())
  await tracing.close()
  await collector.close()
  expect(collector.raw.join()).not.toMatch(new RegExp(`HUSH|${KEY}`))
  return { spans: collector.spans(), generation: body.toString() }
}

it('makes one trace of a click, by the id of its request', async () => {
  const id = '4f1c2e0a-9b3d-4c5e-8f70-112233445566'
  const { spans, generation } = await spansOfClick({ 'X-Request-Id': id }, ['submit', 'poll', 'save', 'derive'])
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([id.replaceAll('-', '')]))
  const parentOf = (span: (typeof spans)[number]) => spans.find(({ spanId }) => spanId === span.parentSpanId)?.name
  expect(spans.map((span) => [span.kind, span.name, parentOf(span)])).toEqual([
    [1, 'action submitGeneration', 'POST /s/[token]'],
    [SERVER, 'POST /s/[token]', undefined],
    [CLIENT, 'toapis submit', 'process submit'],
    [CONSUMER, 'process submit', undefined],
    [CLIENT, 'toapis status', 'process poll'],
    [CONSUMER, 'process poll', undefined],
    [CLIENT, 'toapis download', 'process save'],
    [CONSUMER, 'process save', undefined],
    [CONSUMER, 'process derive', undefined],
  ])
  const attributesOf = (name: string) => spans.find((span) => span.name === name)?.attributes
  expect(attributesOf('POST /s/[token]')).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/s/[token]',
    'http.response.status_code': 200,
  })
  expect(attributesOf('toapis submit')).toMatchObject({ 'inbetween.outcome': 'accepted' })
  const { clientBusinessId } = await bench.attempt(generation)
  const about = { 'inbetween.generation': generation, 'inbetween.attempt': clientBusinessId }
  expect(attributesOf('process save')).toMatchObject({ ...about, 'inbetween.state': 'ready' })
})

it('goes on with the trace of a proxy that gives no id of its own', async () => {
  const { spans } = await spansOfClick({ traceparent })
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]))
  expect(spans.find(({ kind }) => kind === SERVER)?.parentSpanId).toBe(SPAN)
})

it('lets no other trace context tear a click from its clip, and links to it', async () => {
  const { spans } = await spansOfClick({ 'X-Request-Id': 'click-4711', traceparent })
  const traces = new Set(spans.map(({ traceId }) => traceId))
  expect(traces.size).toBe(1)
  expect(traces).not.toContain(TRACE)
  expect(spans.find(({ kind }) => kind === SERVER)?.links).toMatchObject([{ traceId: TRACE }])
})
