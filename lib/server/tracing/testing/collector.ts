import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import * as z from 'zod'
import { listen } from '#lib/server/http/testing/ask'

const attributes = z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })).default([])
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes,
  links: z.array(z.object({ traceId: z.string() })).default([]),
  status: z.object({ code: z.number().default(0) }).loose(),
})
const bodySchema = z.object({
  resourceSpans: z.array(
    z.object({ resource: z.object({ attributes }), scopeSpans: z.array(z.object({ spans: z.array(span) })) }),
  ),
})

type Facts = Record<string, unknown>
const factsOf = (list: z.output<typeof attributes>): Facts =>
  Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]))

/** The form in which OpenTelemetry's own collectors take traces: OTLP over HTTP, as JSON. */
export async function openCollector({ status = 200 } = {}) {
  const raw: string[] = []
  const headers: (string | undefined)[] = []
  const server = createServer(async (request, response) => {
    raw.push(`${request.url}\n${await text(request)}`)
    headers.push(request.headers['api-key']?.toString())
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(status === 200 ? '{}' : 'NOTHING OF THIS')
  })
  const port = await listen(server)
  const bodies = () => raw.map((one) => bodySchema.parse(JSON.parse(one.slice(one.indexOf('\n')))))
  return {
    config: { url: `http://127.0.0.1:${port}/v1/traces`, headers: undefined, serviceName: 'inbetween' },
    /** All that came, as it came, each with its path before it. */
    raw,
    /** The header `api-key` of each. */
    headers,
    resources: () =>
      bodies().flatMap(({ resourceSpans }) => resourceSpans.map((one) => factsOf(one.resource.attributes))),
    spans: () =>
      bodies()
        .flatMap(({ resourceSpans }) =>
          resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
        )
        .map((one) => ({ ...one, attributes: factsOf(one.attributes) })),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
