import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import * as z from 'zod'
import { test } from './testing/test.ts'

const NEXT = path.resolve(import.meta.dirname, '..', '.next')
const routesSchema = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }))

/** First-load JavaScript in kB gzip, as the production build lists it. An empty page of this framework has about 135. */
const BUDGETS = {
  '/': 215,
  '/wall': 180,
  '/wall/[id]': 180,
  '/wall/compare': 180,
  '/wall/cull': 180,
  '/ledger': 180,
  '/settings': 180,
  '/shares': 180,
  '/s/[token]': 145,
}

for (const [route, budget] of Object.entries(BUDGETS)) {
  test(`the page ${route} brings at most ${budget} kB of JavaScript`, () => {
    const stats = path.join(NEXT, 'diagnostics', 'route-bundle-stats.json')
    const routes = routesSchema.parse(JSON.parse(readFileSync(stats, 'utf8')))
    const chunks = routes.find((one) => one.route === route)?.firstLoadChunkPaths ?? []
    const bytes = chunks.map((chunk) => gzipSync(readFileSync(path.join(NEXT, '..', chunk))).length)
    expect(bytes.length).toBeGreaterThan(0)
    expect(bytes.reduce((sum, one) => sum + one) / 1000).toBeLessThanOrEqual(budget)
  })
}
