import type { Attributes, SpanContext } from '@opentelemetry/api'

export type SpanOptions = {
  kind: 'server' | 'consumer' | 'client' | 'internal'
  /** Names of OpenTelemetry's semantic conventions where there is one, `inbetween.…` otherwise. Never a prompt, a key, an address or a person. */
  attributes?: Attributes
  /** Milliseconds for which it has been going on already. */
  sinceMs?: number
  /** The span of another system that this one is part of. */
  parent?: SpanContext | undefined
  /** The span of another system that this one is to be found from. */
  link?: SpanContext | undefined
}

/** What work tells of its own span. */
export type OpenSpan = {
  set(attributes: Attributes): void
  /** It did not come to what it was to come to. @param type a word of a short list, never an error's own words */
  failed(type: string): void
}

export type Tracer = <T>(name: string, options: SpanOptions, work: (span: OpenSpan) => Promise<T>) => Promise<T>

declare global {
  // Next's bundle loads this module once more, and its spans belong to the same trace.
  var inbetweenTracer: Tracer | undefined
}

const OFF: OpenSpan = { set() {}, failed() {} }

/**
 * Does work within a span that ends with it; one that throws is marked as failed by the error's name. Without tracing it just does the work: nothing of
 * OpenTelemetry is loaded then.
 * @param name of a short list: a route, a step, an operation
 */
export function traced<T>(name: string, options: SpanOptions, work: (span: OpenSpan) => Promise<T>): Promise<T> {
  return globalThis.inbetweenTracer ? globalThis.inbetweenTracer(name, options, work) : work(OFF)
}
