import type { ServerResponse } from 'node:http'
import { count, sql } from 'drizzle-orm'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { STATES } from '#lib/domain/states'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import type { DirectRoute } from './direct-route.ts'

const GONE_TOO_LONG_MS = 2_000

/**
 * `/api/health`: this process answers. `/api/ready`: it can do its work, which takes the database; a load balancer asks this one.
 * `/api/metrics`: Prometheus text.
 */
export function healthRoutes(db: Database): DirectRoute[] {
  const registry = createRegistry(db)
  return [
    route('/api/health', async (response) => answer(response, 200, { status: 'ok' })),
    route('/api/ready', async (response) => {
      const reachable = await databaseAnswers(db)
      answer(response, reachable ? 200 : 503, reachable ? { status: 'ready' } : { status: 'database unreachable' })
    }),
    route('/api/metrics', async (response) => {
      const text = await registry.metrics()
      response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).end(text)
    }),
  ]
}

function route(path: string, handle: (response: ServerResponse) => Promise<void>): DirectRoute {
  return { match: (asked) => asked === path, handle: (_, response) => handle(response) }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}

async function databaseAnswers(db: Database): Promise<boolean> {
  const { promise: tooLong, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(resolve, GONE_TOO_LONG_MS, false)
  const answered = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  )
  return Promise.race([answered, tooLong]).finally(() => clearTimeout(timer))
}

function createRegistry(db: Database): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'inbetween_generations',
    help: 'Generations by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const rows = await db
        .select({ state: generations.state, n: count() })
        .from(generations)
        .groupBy(generations.state)
      const counts = new Map(rows.map((row) => [row.state, row.n]))
      for (const state of STATES) this.set({ state }, counts.get(state) ?? 0)
    },
  })
  new Gauge({
    name: 'inbetween_overdue_seconds',
    help: 'How long the step that waits longest has been due',
    registers: [registry],
    async collect() {
      const { rows } = await db.execute<{ late: number }>(
        sql`select coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as late from generations where due_at < now()`,
      )
      this.set(rows[0]?.late ?? 0)
    },
  })
  return registry
}
