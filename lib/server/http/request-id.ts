import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { readTraceparent } from '#lib/server/tracing/traceparent'

/** What proxies make: hex, UUIDs, and words of their own. */
const USABLE = /^[\w.:-]{8,100}$/

/**
 * The id by which all lines of the log about a request, and about what it submitted, are found.
 * A proxy that gives none but sends a trace context along is followed by its trace id, which lib/server/tracing makes the trace of all of it.
 * @param proxies how many proxies of ours stand before us. With none the headers are whatever a client likes, and an id of our own is made.
 */
export function requestIdOf(headers: IncomingHttpHeaders, proxies: number): string {
  if (proxies === 0) return randomUUID()
  const given = headers['x-request-id']
  if (typeof given === 'string' && USABLE.test(given)) return given
  return readTraceparent(headers.traceparent)?.traceId ?? randomUUID()
}
