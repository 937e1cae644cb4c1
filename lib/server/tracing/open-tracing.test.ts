import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { SpanStatusCode, trace } from '@opentelemetry/api'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLog } from '#lib/server/create-log'

import { logContext } from '#lib/server/log-context'
import { Secret } from '#lib/server/secret'
import { openTracing } from './open-tracing.ts'
import { openCollector } from './testing/collector.ts'
import { traced } from './traced.ts'

const lines: string[] = []
const services = { name: 'web host 1 2', log: createLog('debug', {}, { write: (line) => void lines.push(line) }) }
const ID = '4f1c2e0a-9b3d-4c5e-8f70-112233445566'
const INTERNAL = { kind: 'internal' } as const
const closing: (() => Promise<unknown>)[] = []
beforeEach(() => void lines.splice(0))
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  vi.unstubAllEnvs()
})

async function collector(options?: { status: number }) {
  const opened = await openCollector(options)
  closing.push(opened.close)
  return opened
}

it('does the work and nothing else where no endpoint is set', async () => {
  const { close } = await openTracing(undefined, services)
  expect(globalThis.inbetweenTracer).toBeUndefined()
  expect(await traced('work', INTERNAL, async () => 4711)).toBe(4711)
  await close()
})

it('sends spans of one request as one trace, with what process they are of', async () => {
  const { config, spans, resources, headers } = await collector()
  const { close } = await openTracing({ ...config, headers: new Secret('x=1, api-key=a%20b') }, services)
  const work = () => traced('inner', { kind: 'client', sinceMs: 40 }, async () => 4711)
  expect(await logContext.run({ request: ID }, () => traced('outer', INTERNAL, work))).toBe(4711)
  await traced('another', INTERNAL, async () => {})
  await close()
  const [inner, outer, another] = spans()
  expect(outer).toMatchObject({ name: 'outer', traceId: ID.replaceAll('-', ''), kind: 1 })
  expect(outer?.parentSpanId).toBeUndefined()
  expect(inner).toMatchObject({ name: 'inner', traceId: outer?.traceId, parentSpanId: outer?.spanId, kind: 3 })
  expect(another?.traceId).not.toBe(outer?.traceId)
  const about = { 'service.name': 'inbetween', 'service.version': '0.1.0', 'service.instance.id': 'web host 1 2' }
  expect(resources()[0]).toMatchObject(about)
  expect(headers).toEqual(['a b'])
})

it('marks what throws by the name of its error, and lets the error pass', async () => {
  const { config, spans, raw } = await collector()
  const { close } = await openTracing(config, services)
  const thrown = new TypeError('HUSH')
  await expect(traced('work', INTERNAL, () => Promise.reject(thrown))).rejects.toBe(thrown)
  await close()
  expect(spans()).toMatchObject([{ attributes: { 'error.type': 'TypeError' }, status: { code: 2 } }])
  expect(raw.join()).not.toContain('HUSH')
})

it('lets nothing out of spans of libraries that could be a secret', async () => {
  const { config, spans, raw } = await collector()
  const { close } = await openTracing(config, services)
  await traced('outer', { kind: 'server' }, async () => {
    const next = trace.getTracer('next.js')
    const page = { 'next.route': '/s/[token]', 'next.span_name': 'GET /s/HUSH', 'http.target': '/s/HUSH?a=HUSH' }
    next.startActiveSpan('GET /s/[token]', { kind: 1, attributes: page }, (span) => {
      span.recordException(new Error('HUSH'))
      span.setStatus({ code: SpanStatusCode.ERROR, message: 'HUSH' })
      const asked = { 'next.span_type': 'AppRender.fetch', 'http.url': 'https://store/HUSH' }
      next.startSpan('fetch GET https://store/HUSH', { attributes: asked }).end()
      span.end()
    })
  })
  await close()
  const [fetched, page, outer] = spans()
  expect(fetched).toMatchObject({ name: 'AppRender.fetch', kind: 1, parentSpanId: page?.spanId })
  expect(page).toMatchObject({ name: 'GET /s/[token]', kind: 1, parentSpanId: outer?.spanId, status: { code: 2 } })
  expect(page?.attributes).toEqual({ 'next.route': '/s/[token]' })
  expect(outer?.kind).toBe(2)
  expect(raw.join()).not.toContain('HUSH')
})

it('ends in time with a collector that never answers', async () => {
  const silent = createServer((socket) => void closing.push(async () => socket.destroy()))
  closing.push(() => new Promise((resolve) => silent.close(resolve)))
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  const { port } = silent.address() as AddressInfo
  const config = { url: `http://127.0.0.1:${port}/v1/traces`, headers: undefined, serviceName: 'inbetween' }
  const { close } = await openTracing(config, services)
  expect(await traced('work', INTERNAL, async () => 4711)).toBe(4711)
  const began = performance.now()
  await close()
  // The exporter by itself would wait for ten seconds.
  expect(performance.now() - began).toBeLessThan(8_000)
})

it.each([
  ['refuses', 400, '400'],
  ['is out of order', 503, 'OTLPExporterError'],
])('says that a collector %s, and not what it said', async (_, status, problem) => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '500')
  const { config } = await collector({ status })
  const { close } = await openTracing(config, services)
  await traced('work', INTERNAL, async () => {})
  await close()
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ msg: 'spans not delivered', problem }])
  expect(lines.join()).not.toContain('NOTHING OF THIS')
})
