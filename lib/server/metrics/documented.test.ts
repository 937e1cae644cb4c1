import { readFileSync } from 'node:fs'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { openDatabase } from '#lib/server/db/database'
import { installationGauges } from '#lib/server/http/installation-gauges'
import { createEngineMetrics } from './engine-metrics.ts'
import { createHttpMetrics } from './http-metrics.ts'
import { registerPool } from './pool-gauges.ts'

const textOf = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
const dashboardSchema = z.object({
  panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })),
})

/** What the processes register, by the same functions. Nothing is asked of the database before a scrape. */
function registered(): { ours: string[]; all: Set<string> } {
  const registry = new Registry()
  createEngineMetrics(registry)
  createHttpMetrics(registry)
  registerPool(registry, () => ({ open: 0, idle: 0, waiting: 0 }))
  const { db } = openDatabase('postgres://nobody@127.0.0.1:1/none', 1, () => {})
  const ours = [registry, installationGauges(db)].flatMap((one) => one.getMetricsAsArray().map(({ name }) => name))
  const defaults = new Registry()
  collectDefaultMetrics({ register: defaults })
  const others = defaults.getMetricsAsArray().map(({ name }) => name)
  return { ours, all: new Set([...ours, ...others]) }
}

const NAME = /\b(?:inbetween|nodejs|process)_[a-z0-9_]+/g

it('shows on the dashboard only what there is, and all of it that is ours', () => {
  const { panels } = dashboardSchema.parse(JSON.parse(textOf('deploy/grafana-dashboard.json')))
  const shown = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => expr.match(NAME) ?? []))
  const names = new Set(shown.map((name) => name.replace(/_(?:bucket|count|sum)$/, '')))
  const { ours, all } = registered()
  expect([...names].filter((name) => !all.has(name))).toEqual([])
  expect(ours.filter((name) => !names.has(name))).toEqual([])
})

it('has each of them in the table of docs/operations.md, and nothing that is gone', () => {
  const rows = textOf('docs/operations.md').match(/^\| `inbetween_\w+/gm) ?? []
  expect(rows.map((row) => row.slice(3)).sort()).toEqual(registered().ours.sort())
})
