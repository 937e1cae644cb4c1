import { count, sql } from 'drizzle-orm'
import { Counter, Gauge, Registry } from 'prom-client'
import { STATES } from '#lib/domain/generation/states'
import { STEPS, stepFor } from '#lib/domain/generation/steps'
import { PAUSE_REASONS } from '#lib/domain/recipe/problems'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { countAtRisk } from '#lib/server/generations/at-risk'
import { createStateTally } from '#lib/server/generations/state-tally'
import { readGate } from '#lib/server/generations/steps/submit-gate'

/**
 * What the database knows of the whole installation, read when it is asked for. Every web process answers the same, so these carry no
 * `process`: of several, take the maximum.
 */
export function installationGauges(db: Database): Registry {
  const registry = new Registry()
  const registers = [registry]
  const tally = createStateTally(db)
  new Gauge({
    name: 'inbetween_generations',
    help: 'Generations by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const rows = await db
        .select({ state: generations.state, n: count() })
        .from(generations)
        .groupBy(generations.state)
      const counts = new Map(rows.map((row) => [row.state, row.n]))
      for (const state of STATES) this.set({ state }, counts.get(state) ?? 0)
    },
  })
  new Counter({
    name: 'inbetween_state_entered_total',
    help: 'How often a generation entered a state, whoever moved it',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await tally.read()
      this.reset()
      for (const state of STATES) this.inc({ state }, counts.get(state) ?? 0)
    },
  })
  new Gauge({
    name: 'inbetween_at_risk',
    help: 'Generations that are paid, or may be, and not safely kept',
    registers,
    async collect() {
      this.set(await countAtRisk(db))
    },
  })
  new Gauge({
    name: 'inbetween_submitting_paused',
    help: '1 while submitting is at rest for everybody, by the reason',
    labelNames: ['reason'],
    registers,
    async collect() {
      const { pause } = await readGate(db)
      for (const reason of PAUSE_REASONS) this.set({ reason }, pause?.reason === reason ? 1 : 0)
    },
  })
  const depth = new Gauge({
    name: 'inbetween_queue_depth',
    help: 'Rows that are due for a step now',
    labelNames: ['step'],
    registers,
  })
  new Gauge({
    name: 'inbetween_queue_age_seconds',
    help: 'How long the row that waits longest for a step has been due',
    labelNames: ['step'],
    registers,
    async collect() {
      const { rows } = await db.execute<{ state: (typeof STATES)[number]; late: number; n: number }>(
        sql`select state, extract(epoch from now() - min(due_at))::float8 as late, count(*)::int as n from generations
          where due_at < now() group by state`,
      )
      for (const step of STEPS) {
        const due = rows.filter((row) => stepFor(row.state) === step)
        this.set({ step }, Math.max(0, ...due.map((row) => row.late)))
        depth.set(
          { step },
          due.reduce((sum, row) => sum + row.n, 0),
        )
      }
    },
  })
  return registry
}
