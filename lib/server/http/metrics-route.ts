import { createHash, timingSafeEqual } from 'node:crypto'
import { AggregatorRegistry, type Registry } from 'prom-client'
import { may } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import type { Database } from '#lib/server/db/database'
import { readOtherMetrics } from '#lib/server/generations/process-metrics'
import type { Secret } from '#lib/server/secret'
import type { DirectRoute } from './direct-route.ts'
import { installationGauges } from './installation-gauges.ts'

export type MetricsSource = {
  db: Database
  registry: Registry /** Of this process. */
  name: string /** What a scraper shows. */
  token: Secret | undefined
}

/** `/api/metrics`: Prometheus text of all processes, each under its `process`, and of the installation as a whole. One scrape sees all. For who shows the token, and for owners. */
export function metricsRoute({ db, registry, name, token }: MetricsSource): DirectRoute {
  const whole = installationGauges(db)
  return {
    match: (path) => path === '/api/metrics',
    open: true,
    async handle(request, response, asker) {
      if (!isToken(request.headers.authorization, token) && !isOwner(await asker())) {
        response.writeHead(401, { 'Cache-Control': 'no-store', 'WWW-Authenticate': 'Bearer' })
        response.end('Show METRICS_TOKEN as a bearer token, or sign in as an owner.\n')
        return
      }
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

/** Compared as hashes, so that the time tells nothing of what was right about a wrong one. */
function isToken(shown: string | undefined, token: Secret | undefined): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return token !== undefined && timingSafeEqual(hash(shown ?? ''), hash(`Bearer ${token.reveal()}`))
}

function isOwner(actor: Actor | null): boolean {
  return actor !== null && may(actor, 'manage')
}
