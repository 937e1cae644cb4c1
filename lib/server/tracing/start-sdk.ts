import { type Attributes, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  RandomIdGenerator,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node'
import { logContext } from '#lib/server/log-context'
import { cleanSpan, OWN_SCOPE } from './clean-span.ts'
import { traceIdOf } from './trace-id.ts'
import type { OpenSpan, Tracer } from './traced.ts'

const KINDS = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
} as const

export type SdkOptions = {
  /** The whole address that spans are posted to. */
  url: string
  headers: Record<string, string>
  /** What all spans are of. */
  resource: Attributes
  /** Told each time spans could not be delivered; they are lost. */
  onLoss: (error: Error | undefined) => void
}

/**
 * Loads OpenTelemetry and makes it the one of this process, for Next too. What it reads from the environment by itself: OTEL_TRACES_SAMPLER, OTEL_BSP_…,
 * OTEL_EXPORTER_OTLP_TIMEOUT and the like, and OTEL_RESOURCE_ATTRIBUTES.
 * @returns `close` sends what is left
 */
export function startSdk(options: SdkOptions): { tracer: Tracer; close: () => Promise<void> } {
  const spanIds = new RandomIdGenerator()
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes(options.resource))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(cleaning(options))],
    idGenerator: {
      generateTraceId: () => traceIdOf(logContext.current().request),
      generateSpanId: () => spanIds.generateSpanId(),
    },
  })
  // No propagator: Next would believe the header of whoever asks, and the listener decides whom we believe.
  provider.register({ propagator: null })
  return {
    tracer: tracerOf(provider),
    async close() {
      trace.disable()
      context.disable()
      await provider.shutdown()
    },
  }
}

function cleaning({ url, headers, onLoss }: SdkOptions): SpanExporter {
  const exporter = new OTLPTraceExporter({ url, headers })
  return {
    export: (spans, done) =>
      exporter.export(spans.map(cleanSpan), (result) => {
        if (result.code !== 0) onLoss(result.error)
        done(result)
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  }
}

function tracerOf(provider: NodeTracerProvider): Tracer {
  const tracer = provider.getTracer(OWN_SCOPE)
  return (name, { kind, attributes = {}, sinceMs, parent, link }, work) => {
    const options = {
      kind: KINDS[kind],
      attributes,
      ...(sinceMs !== undefined && { startTime: Date.now() - sinceMs }),
      ...(link && { links: [{ context: link }] }),
    }
    const within = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : context.active()
    return tracer.startActiveSpan(name, options, within, async (span) => {
      try {
        return await work(toOpen(span))
      } catch (error) {
        toOpen(span).failed(error instanceof Error ? error.name : 'thrown')
        throw error
      } finally {
        span.end()
      }
    })
  }
}

function toOpen(span: Span): OpenSpan {
  return {
    set: (attributes) => void span.setAttributes(attributes),
    failed(type) {
      span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR })
    },
  }
}
