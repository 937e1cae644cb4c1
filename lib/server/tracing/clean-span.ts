import type { Attributes } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node'

/** What our own spans go by. */
export const OWN_SCOPE = 'inbetween'

/** Of what libraries note these name no address, no person and nobody's words. Next's `http.target` is the path as it came: below `/s/` that is a secret. */
const HARMLESS = new Set([
  'next.span_type',
  'next.route',
  'next.rsc',
  'http.route',
  'http.method',
  'http.request.method',
  'http.status_code',
  'http.response.status_code',
  'error.type',
  'better_auth.operation_id',
  'db.operation.name',
  'db.collection.name',
])

/** Names that are made of an address. */
const NAMED_BY_ADDRESS = new Set(['AppRender.fetch', 'Middleware.execute'])

/**
 * A span as it may leave this machine. Ours hold nothing else; of a library's (Next, better-auth) go the words of errors, what was attached to them, and
 * attributes that are not known to be harmless. A library serves no request of its own here, so that whoever counts requests counts each once.
 */
export function cleanSpan(span: ReadableSpan): ReadableSpan {
  if (span.instrumentationScope.name === OWN_SCOPE) return span
  const type = String(span.attributes['next.span_type'])
  return {
    name: NAMED_BY_ADDRESS.has(type) ? type : span.name,
    kind: 0,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext && { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: { code: span.status.code },
    attributes: harmless(span.attributes),
    links: [],
    events: [],
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }
}

function harmless(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => HARMLESS.has(name)))
}
