import { AggregatorRegistry, type Registry } from 'prom-client'
import type { Database } from '#lib/server/db/database'
import { readOtherMetrics } from '#lib/server/generations/process-metrics'
import type { DirectRoute } from './direct-route.ts'
import { installationGauges } from './installation-gauges.ts'

export type MetricsSource = { db: Database; registry: Registry /** Of this process. */; name: string }

/** `/api/metrics`: Prometheus text of all processes, each under its `process`, and of the installation as a whole. One scrape sees all. */
export function metricsRoute({ db, registry, name }: MetricsSource): DirectRoute {
  const whole = installationGauges(db)
  return {
    match: (path) => path === '/api/metrics',
    async handle(_, response) {
      const [own, others, installation] = await Promise.all([
        registry.getMetricsAsJSON(),
        readOtherMetrics(db, name),
        whole.metrics(),
      ])
      const labelled = [...others, [name, own] as const].map(([process, metrics]) => withProcess(metrics, process))
      const text = `${await AggregatorRegistry.aggregate(labelled).metrics()}\n${installation}`
      response.writeHead(200, { 'Content-Type': whole.contentType, 'Cache-Control': 'no-store' }).end(text)
    },
  }
}

type Metric = { values: readonly { value: number | null; labels: object }[] }

/** With the process in the labels nothing is alike any more, so that adding up, which is all that is asked for, adds nothing. */
function withProcess(metrics: readonly Metric[], process: string): object[] {
  return metrics.map((metric) => ({
    ...metric,
    aggregator: 'sum',
    values: metric.values
      .filter((value) => value.value !== null)
      .map((value) => ({ ...value, labels: { ...value.labels, process } })),
  }))
}
