import type { SpanContext } from '@opentelemetry/api'

/** https://www.w3.org/TR/trace-context/#traceparent-header; a later version may say more after a hyphen. */
const FORM = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** The span that a request says it is part of; null where the header does not follow the rules, which say to begin anew then. */
export function readTraceparent(header: string | string[] | undefined): SpanContext | null {
  const [, version, traceId, spanId, flags, more] = typeof header === 'string' ? (FORM.exec(header) ?? []) : []
  if (!traceId || !spanId || (version === '00' && more !== undefined)) return null
  // Of the flags only the first bit, "sampled", is known in every version.
  return { traceId, spanId, traceFlags: Number.parseInt(flags ?? '', 16) & 1, isRemote: true }
}
