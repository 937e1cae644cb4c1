import { createServer } from 'node:http'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '#lib/server/db/database'
import { installationFacts } from '#lib/server/db/schema-installation'
import { SCHEMA_VERSION, WORKS_FROM_FACT } from '#lib/server/db/schema-version'
import { openPlainDatabase } from '#lib/server/generations/testing/plain-rows'
import { createReadyRoute, type MediaState } from './ready-route.ts'
import { listen } from './testing/ask.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
let media: MediaState
let asked: number
let now: number

beforeEach(async () => {
  database = await openPlainDatabase()
  media = 'ok'
  asked = 0
  now = 0
})
afterEach(() => database.close())

async function open(db = database.db) {
  const askMedia = async () => {
    asked += 1
    return media
  }
  const ready = createReadyRoute(db, askMedia, () => now)
  const server = createServer((request, response) => void ready.route.handle(request, response, async () => null))
  const url = `http://127.0.0.1:${await listen(server)}`
  const ask = async () => {
    const response = await fetch(url)
    return [response.status, await response.json()]
  }
  return { ask, drain: ready.drain, [Symbol.dispose]: () => void server.close() }
}

it('is ready with a database and a store, and no longer once it drains', async () => {
  using web = await open()
  expect(await web.ask()).toEqual([200, { status: 'ready', media: 'ok' }])
  web.drain()
  expect(await web.ask()).toEqual([503, { status: 'draining' }])
})

it('stays ready while a store is away that all share, and is not with a folder of its own that cannot be used', async () => {
  using web = await open()
  media = 'away'
  expect(await web.ask()).toEqual([200, { status: 'ready', media: 'away' }])
  media = 'unusable'
  await web.ask()
  expect(asked).toBe(1)
  now += 10_000
  await web.ask()
  expect(asked).toBe(2)
  expect(await web.ask()).toEqual([503, { status: 'the media folder cannot be written', media: 'unusable' }])
})

it('is not ready without a database', async () => {
  const gone = openDatabase('postgres://nobody@127.0.0.1:1/none', 1, () => {})
  using web = await open(gone.db)
  expect(await web.ask()).toEqual([503, { status: 'database unreachable', media: 'ok' }])
  await gone.close()
})

it('is not ready on a schema that it was not made for, be it older or too new', async () => {
  using web = await open()
  const { db } = database
  const worksFrom = (version: number) =>
    db
      .update(installationFacts)
      .set({ value: String(version) })
      .where(eq(installationFacts.name, WORKS_FROM_FACT))
  await db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', ${SCHEMA_VERSION + 1})`,
  )
  expect(await web.ask()).toMatchObject([200, { status: 'ready' }])
  await worksFrom(SCHEMA_VERSION + 1)
  expect(await web.ask()).toMatchObject([503, { status: 'the database belongs to a later version' }])
  await worksFrom(SCHEMA_VERSION)
  await db.execute(sql`delete from drizzle.__drizzle_migrations where created_at >= ${SCHEMA_VERSION}`)
  expect(await web.ask()).toMatchObject([503, { status: 'the database is not up to date' }])
})
