import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { readVersion } from '#lib/server/read-version'
import { seldom } from '#lib/server/seldom'
import { readHeaders, type TracingConfig } from './tracing-config.ts'

/** What is left to send at the end may take this long: a collector that is away must not hold up a stop. */
const CLOSE_MS = 2_000

/**
 * Opens tracing where an endpoint is set; `traced` then makes spans. OpenTelemetry is only loaded here.
 * @param name of this process among all
 * @returns `close` sends what is left, for two seconds at most, and never throws
 */
export async function openTracing(
  config: TracingConfig | undefined,
  { name, log }: { name: string; log: Logger },
): Promise<{ close(): Promise<void> }> {
  if (!config) return { close: async () => {} }
  const { startSdk } = await import('./start-sdk.ts')
  const warn = seldom((problem, keptBack) => log.warn({ problem, keptBack }, 'spans not delivered'))
  const { tracer, close } = startSdk({
    url: config.url,
    headers: config.headers ? readHeaders(config.headers.reveal()) : {},
    resource: {
      'service.name': config.serviceName,
      'service.version': readVersion(),
      'service.instance.id': name,
    },
    onLoss: (error) => warn(wordOf(error)),
  })
  globalThis.inbetweenTracer = tracer
  return {
    async close() {
      globalThis.inbetweenTracer = undefined
      const timer = new AbortController()
      const late = pause(CLOSE_MS, undefined, { signal: timer.signal }).catch(() => undefined)
      await Promise.race([close().catch(() => undefined), late])
      timer.abort()
    },
  }
}

/** The status of an answer or the code of a broken connection: a collector's own words may repeat what was sent to it. */
function wordOf(error: (Error & { code?: unknown }) | undefined): string {
  return error?.code === undefined ? (error?.name ?? 'unknown') : String(error.code)
}
