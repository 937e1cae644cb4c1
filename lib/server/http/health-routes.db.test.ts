import { createServer } from 'node:http'
import { sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '#lib/server/db/database'
import { generationHistory, generations } from '#lib/server/db/schema'
import { mediaFindings, submitGate } from '#lib/server/db/schema-upkeep'
import { endChore } from '#lib/server/generations/chores'
import { publishMetrics, seenProcesses } from '#lib/server/generations/process-metrics'
import { noteStoreRefuses, noteStoreTakes } from '#lib/server/generations/steps/store-hold'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { createEngineMetrics } from '#lib/server/metrics/engine-metrics'
import { Secret } from '#lib/server/secret'
import type { Asker } from './direct-route.ts'
import { healthRoutes } from './health-routes.ts'
import { metricsRoute } from './metrics-route.ts'
import { listen } from './testing/ask.ts'

const OLGA = { id: 'o', name: 'Olga', role: 'owner' } as const
const TOKEN = new Secret('what-a-scraper-shows')

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
afterAll(() => database.close())

/** Answers as the web process of this name does. */
async function ask(
  path: string,
  registry = new Registry(),
  db = database.db,
  asker: Asker = async () => OLGA,
): Promise<{ status: number; text: string }> {
  const routes = [metricsRoute({ db, registry, name: 'web here 1 1', token: TOKEN }), ...healthRoutes(db)]
  const server = createServer((request, response) => {
    void routes.find((route) => route.match(request.url ?? ''))?.handle(request, response, asker)
  })
  const response = await fetch(`http://127.0.0.1:${await listen(server)}${path}`)
  const text = await response.text()
  server.close()
  return { status: response.status, text }
}
const countOf = (values: Partial<typeof mediaFindings.$inferInsert>) =>
  database.db.insert(mediaFindings).values({ name: crypto.randomUUID(), kind: 'missing', ...values })

it('tells what is wrong with the media and how long the queue waits, and is well all the same', async () => {
  expect(JSON.parse((await ask('/api/health')).text)).toEqual({
    status: 'ok',
    media: { missing: 0, orphans: 0, checkedAt: null },
    queueAgeSeconds: 0,
    problems: [{ problem: 'no_worker', since: null, todo: expect.stringContaining('Start a worker') }],
  })
  await countOf({})
  await countOf({ kind: 'orphan' })
  await countOf({ kind: 'orphan' })
  await endChore(database.db, 'media')
  await database.db.insert(generations).values(plainRow({ dueAt: sql`now() - interval '90 seconds'` as never }))
  const { status, text } = await ask('/api/health')
  expect(status).toBe(200)
  const said = JSON.parse(text)
  expect(said).toMatchObject({
    status: 'ok',
    media: { missing: 1, orphans: 2, checkedAt: expect.stringMatching(/Z$/) },
  })
  expect(said.queueAgeSeconds).toBeGreaterThanOrEqual(90)
  expect(said.problems).toMatchObject([
    { problem: 'no_worker' },
    { problem: 'media_missing', count: 1, since: expect.stringMatching(/Z$/) },
    { problem: 'queue_late', count: 1, since: expect.stringMatching(/Z$/) },
  ])
})

it('says what waits for somebody, since when, and what to do, and no more of it once that is done', async () => {
  const { db } = database
  const problems = async () => JSON.parse((await ask('/api/health')).text).problems
  const old = sql`now() - interval '2 hours'` as never
  const named = (list: { problem: string }[]) => list.map(({ problem }) => problem)
  await db.delete(mediaFindings)
  await db.delete(generations)
  await publishMetrics(db, 'worker here 7 5', new Registry())
  expect(await problems()).toEqual([])
  await db.insert(generations).values([plainRow(), plainRow()])
  await db.execute(sql`alter table generations disable trigger user`)
  await db.execute(sql`update generations set state = 'saving', state_since = now() - interval '2 hours'`)
  await db.insert(generations).values(plainRow({ state: 'unconfirmed', stateSince: old }))
  await db.update(submitGate).set({ pause: 'quota', pausedAt: old })
  const found = await problems()
  expect(named(found)).toEqual(['clips_not_saved', 'submitting_paused_quota', 'unconfirmed'])
  expect(found).toMatchObject([{ count: 2 }, { todo: expect.stringContaining('top it up') }, { count: 1 }])
  await db.update(submitGate).set({ pause: null, pausedAt: null })
  await noteStoreRefuses(db)
  expect((await problems())[1]).toMatchObject({
    problem: 'submitting_paused_store',
    since: expect.stringMatching(/Z$/),
    todo: expect.stringContaining('free some space'),
  })
  await noteStoreTakes(db)
  await db.delete(generations)
  await db.execute(sql`alter table generations enable trigger user`)
  await db.execute(sql`delete from process_metrics`)
  expect(named(await problems())).toEqual(['no_worker'])
})

it('lives without the database', async () => {
  const gone = openDatabase('postgres://nobody@127.0.0.1:1/none', 1, () => {})
  const health = await ask('/api/health', new Registry(), gone.db)
  expect(health.status).toBe(200)
  expect(JSON.parse(health.text)).toEqual({
    status: 'ok',
    media: null,
    queueAgeSeconds: null,
    problems: [
      { problem: 'database_away', since: expect.stringMatching(/Z$/), todo: expect.stringContaining('PostgreSQL') },
    ],
  })
  await gone.close()
})

it('answers for all processes in one scrape, each under its own name', async () => {
  const [here, there, gone] = [new Registry(), new Registry(), new Registry()]
  createEngineMetrics(here).putOff('poll')
  const engine = createEngineMetrics(there)
  engine.putOff('poll')
  engine.putOff('poll')
  engine.providerCalled({ operation: 'status', outcome: 'running', ms: 1_500 })
  await publishMetrics(database.db, 'worker there 7 5', there)
  await publishMetrics(database.db, 'worker gone 8 5', gone)
  await database.db.execute(
    sql`update process_metrics set at = now() - interval '2 minutes' where process like '%gone%'`,
  )
  const { text } = await ask('/api/metrics', here)
  const lines = text.split('\n')
  expect(lines).toContain('inbetween_put_off_total{step="poll",process="web here 1 1"} 1')
  expect(lines).toContain('inbetween_put_off_total{step="poll",process="worker there 7 5"} 2')
  const call = 'outcome="running",operation="status",process="worker there 7 5"'
  expect(lines).toContain(`inbetween_provider_call_seconds_bucket{le="1",${call}} 0`)
  expect(lines).toContain(`inbetween_provider_call_seconds_bucket{le="2.5",${call}} 1`)
  expect(lines).toContain(`inbetween_provider_call_seconds_sum{${call}} 1.5`)
  expect(lines.filter((line) => line.startsWith('# TYPE inbetween_put_off_total'))).toHaveLength(1)
  expect(text).not.toContain('worker gone')
  expect(await seenProcesses(database.db)).toEqual([
    { role: 'worker', host: 'there', pid: '7', startedAt: 5, seenAt: expect.any(Number) },
  ])
})

it('counts every state that was entered once, whoever moved the row, and leaves out what may still be overtaken', async () => {
  const { db } = database
  await db.delete(generations)
  const registry = new Registry()
  const routes = metricsRoute({ db, registry, name: 'web here 1 1', token: TOKEN })
  const server = createServer((request, response) => void routes.handle(request, response, async () => OLGA))
  const port = await listen(server)
  const counts = async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}`)).text()
    return text.split('\n').filter((line) => /^inbetween_state_entered_total.* [1-9]/.test(line))
  }
  await db.insert(generations).values([plainRow(), plainRow()])
  expect(await counts()).toEqual([])
  await db.update(generationHistory).set({ at: sql`now() - interval '11 seconds'` })
  await db.update(generations).set({ state: 'cancelled' })
  expect(await counts()).toEqual(['inbetween_state_entered_total{state="queued"} 2'])
  await db.update(generationHistory).set({ at: sql`now() - interval '11 seconds'` })
  const all = ['inbetween_state_entered_total{state="queued"} 2', 'inbetween_state_entered_total{state="cancelled"} 2']
  expect(await counts()).toEqual(all)
  expect(await counts()).toEqual(all)
  server.close()
})

it('tells strangers and creators that it is well and no more, and shows them no metrics', async () => {
  const chen = { id: 'c', name: 'Chen', role: 'creator' } as const
  for (const asker of [async () => null, async () => chen]) {
    expect(JSON.parse((await ask('/api/health', new Registry(), database.db, asker)).text)).toEqual({ status: 'ok' })
    expect(await ask('/api/metrics', new Registry(), database.db, asker)).toMatchObject({ status: 401 })
  }
})

it('shows its metrics to whoever has the token, and to nobody with a piece of it', async () => {
  const route = metricsRoute({ db: database.db, registry: new Registry(), name: 'web here 1 1', token: TOKEN })
  const server = createServer((request, response) => void route.handle(request, response, async () => null))
  const url = `http://127.0.0.1:${await listen(server)}`
  const scrape = async (authorization: string) => (await fetch(url, { headers: { authorization } })).status
  expect(await scrape('Bearer what-a-scraper-shows')).toBe(200)
  for (const wrong of ['Bearer what-a-scraper-show', 'what-a-scraper-shows', 'Bearer ', 'Basic eDp5'])
    expect(await scrape(wrong)).toBe(401)
  server.close()
})
