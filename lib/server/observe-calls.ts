import type { Logger } from 'pino'
import type { EngineMetrics } from './metrics/engine-metrics.ts'
import type { ObservedCall } from './provider/toapis-client.ts'
import { traced } from './tracing/traced.ts'

/** What is told of every call of the provider: to the log in full, to the metrics by name, and as a span. */
export function observeCalls({ log, metrics }: { log: Logger; metrics: EngineMetrics }) {
  return (call: ObservedCall): void => {
    log.debug(call, 'provider call')
    metrics.providerCalled(call)
    void traceCall(call)
  }
}

/** Outcomes in which the provider did not do what it was asked for. That there is no such task, or that one failed, is an answer. */
const FAILED = new Set(['not_sent', 'unknown', 'refused', 'denied', 'unavailable', 'interrupted', 'thrown'])

function traceCall({ operation, ms, outcome, httpStatus }: ObservedCall): Promise<void> {
  const attributes = {
    'peer.service': 'toapis',
    'inbetween.operation': operation,
    'inbetween.outcome': outcome,
    ...(httpStatus !== null && { 'http.response.status_code': httpStatus }),
  }
  return traced(`toapis ${operation}`, { kind: 'client', attributes, sinceMs: ms }, async (span) => {
    if (FAILED.has(outcome)) span.failed(outcome)
  })
}
