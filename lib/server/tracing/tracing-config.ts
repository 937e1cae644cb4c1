import { Secret } from '#lib/server/secret'

/** Where spans go. Undefined where no endpoint is set: then there are none. */
export type TracingConfig = {
  url: string
  /** As in OTEL_EXPORTER_OTLP_HEADERS. */
  headers: Secret | undefined
  serviceName: string
}

type Given = {
  OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: string | undefined
  OTEL_EXPORTER_OTLP_HEADERS?: string | undefined
  OTEL_SERVICE_NAME: string
}

/** OpenTelemetry's own names and rules: the endpoint of traces is taken as it is, the one of everything is a base. */
export function tracingOf(settings: Given): TracingConfig | undefined {
  const base = settings.OTEL_EXPORTER_OTLP_ENDPOINT
  const url =
    settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base === undefined ? base : `${base.replace(/\/+$/, '')}/v1/traces`)
  if (url === undefined) return undefined
  const headers = settings.OTEL_EXPORTER_OTLP_HEADERS
  return {
    url,
    headers: headers === undefined ? undefined : new Secret(headers),
    serviceName: settings.OTEL_SERVICE_NAME,
  }
}

/** `name=value` pairs with commas between them, the values percent-encoded: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
export function readHeaders(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name.trim(), decodeURIComponent(value.join('=').trim())]
    }),
  )
}

/** Whether `readHeaders` can make something of it. */
export function areHeaders(text: string): boolean {
  try {
    return Object.entries(readHeaders(text)).every(
      ([name, value]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\x20-\x7e]+$/.test(value),
    )
  } catch {
    return false
  }
}
