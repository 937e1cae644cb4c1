import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type APIRequestContext, expect } from '@playwright/test'
import * as z from 'zod'
import { test } from './testing/test.ts'

const NEXT = path.resolve(import.meta.dirname, '..', '.next')
const routesSchema = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }))

/** First-load JavaScript in kB as it is sent to who takes gzip, of the scripts that the production build lists. An empty page of this framework has about 135. */
const BUDGETS = {
  '/': 210,
  '/wall': 180,
  '/wall/[id]': 180,
  '/wall/compare': 180,
  '/wall/cull': 180,
  '/ledger': 180,
  '/settings': 180,
  '/shares': 180,
  '/s/[token]': 145,
}

/** A browser has six connections to a server without HTTP/2 (docs/decisions, 2026-11-29, "Pages bring few files"). */
const FILES = 6

for (const [route, budget] of Object.entries(BUDGETS)) {
  test(`the page ${route} brings at most ${budget} kB of JavaScript, in ${FILES} files`, () => {
    const stats = path.join(NEXT, 'diagnostics', 'route-bundle-stats.json')
    const routes = routesSchema.parse(JSON.parse(readFileSync(stats, 'utf8')))
    const chunks = routes.find((one) => one.route === route)?.firstLoadChunkPaths ?? []
    const bytes = chunks.map((chunk) => statSync(path.join(NEXT, '..', `${chunk}.gz`)).size)
    expect(bytes.length).toBeGreaterThan(0)
    expect(bytes.length).toBeLessThanOrEqual(FILES)
    expect(bytes.reduce((sum, one) => sum + one) / 1000).toBeLessThanOrEqual(budget)
  })
}

test('the scripts of a page ask to be compiled while they come', async ({ request }) => {
  const addresses = await scriptsOf('/wall', request)
  expect(addresses.length).toBeGreaterThan(3)
  const scripts = await Promise.all(addresses.map(async (address) => (await request.get(address)).text()))
  expect(scripts.filter((script) => !script.startsWith('//# allFunctionsCalledOnLoad\n'))).toEqual([])
})

for (const address of ['/', '/wall', '/settings']) {
  test(`the page ${address} is alive by the scripts that its HTML names, in a task of its own`, async ({
    page,
    request,
  }) => {
    const named = await scriptsOf(address, request)
    await page.route('**/*.js', (route) =>
      named.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
    )
    const alive = page.waitForRequest('**/api/changes?**')
    await page.goto(address)
    await alive
    expect(await page.evaluate(() => globalThis.__next_s)).toHaveLength(1)
  })
}

/** The paths of the scripts that a page's HTML names. */
async function scriptsOf(address: string, request: APIRequestContext): Promise<string[]> {
  const html = await (await request.get(address)).text()
  return [...html.matchAll(/<script src="([^"]+)"[^>]* async=""/g)].map(([, script]) => script ?? '')
}
