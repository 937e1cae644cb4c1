import type { Logger } from 'pino'
import type { EngineMetrics } from './metrics/engine-metrics.ts'
import type { ObservedCall } from './provider/toapis-client.ts'

/** What is told of every call of the provider: to the log in full, to the metrics by name. */
export function observeCalls({ log, metrics }: { log: Logger; metrics: EngineMetrics }) {
  return (call: ObservedCall): void => {
    log.debug(call, 'provider call')
    metrics.providerCalled(call)
  }
}
