import type { IncomingMessage, ServerResponse } from 'node:http'
import { traceIdOf } from '#lib/server/tracing/trace-id'
import { traced } from '#lib/server/tracing/traced'
import { readTraceparent } from '#lib/server/tracing/traceparent'

/** Asked all the time, or by the dozen for each page, and nobody looks for them. */
const UNTRACED = new Set(['/_next', '/api/health', '/api/ready', '/api/metrics'])

type Asked = {
  request: IncomingMessage
  response: ServerResponse
  /** By `routeOf`. The address itself is in no span: it may hold a link's secret. */
  route: string
  /** The request's id. */
  id: string
  proxies: number
}

/**
 * Answers within a span, which ends when the whole answer is sent. Its trace goes by the request's id, as all does that comes of it. A trace context that
 * a proxy of ours sends along is the parent if its trace is that very one; another one (where the proxy gives an id of its own, and passes on what strangers
 * send) is linked to and decides nothing.
 */
export async function traceRequest(asked: Asked, answer: () => Promise<void>): Promise<void> {
  const { request, response, route, id, proxies } = asked
  if (UNTRACED.has(route)) return answer()
  const over = new Promise((resolve) => response.once('close', resolve))
  const sent = proxies > 0 ? (readTraceparent(request.headers.traceparent) ?? undefined) : undefined
  const own = sent?.traceId === traceIdOf(id)
  const { method = '', httpVersion } = request
  const attributes = { 'http.request.method': method, 'http.route': route, 'network.protocol.version': httpVersion }
  const place = own ? { parent: sent } : { link: sent }
  await traced(`${method} ${route}`, { kind: 'server', attributes, ...place }, async (span) => {
    await answer()
    await over
    span.set({ 'http.response.status_code': response.statusCode })
    if (response.statusCode >= 500) span.failed(String(response.statusCode))
  })
}
