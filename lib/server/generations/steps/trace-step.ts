import { logContext } from '#lib/server/log-context'
import { type OpenSpan, traced } from '#lib/server/tracing/traced'

/**
 * A step of a worker as a span, in the trace of the request that the log's context names.
 * @param sinceMs how long ago its row was taken
 */
export function traceStep(step: string, sinceMs: number, work: (span: OpenSpan) => Promise<void>): Promise<void> {
  const { generation, attempt } = logContext.current()
  const attributes = {
    'messaging.system': 'pgboss',
    'messaging.operation.type': 'process',
    'messaging.destination.name': step,
    ...(generation !== undefined && { 'inbetween.generation': generation }),
    ...(attempt && { 'inbetween.attempt': attempt }),
  }
  return traced(`process ${step}`, { kind: 'consumer', attributes, sinceMs }, work)
}
