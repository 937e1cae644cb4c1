import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '#lib/server/db/database'
import { watchConnections } from '#lib/server/db/testing/connection-watch'
import { createTestDatabase } from '#lib/server/db/testing/test-database'
import { type JobQueue, openJobQueue } from './job-queue.ts'

let db: Database
let queue: JobQueue
let end: () => Promise<void>
let url: string
const taken: string[] = []
const arrivals = new EventEmitter()

beforeAll(async () => {
  const database = await createTestDatabase()
  url = database.url
  const connections = watchConnections()
  const opened = openDatabase(database.url, 4, connections.onError)
  db = opened.db
  queue = await openJobQueue(database.url, 'work', connections.onError)
  await queue.work('poll', 2, async (id) => {
    taken.push(id)
    arrivals.emit(id)
  })
  end = async () => {
    connections.expectEnd()
    await queue.close(0)
    await opened.close()
    await database.drop()
  }
})
afterAll(() => end())

/** To be called before the nudge. */
const arrival = (id: string) => once(arrivals, id)

it('brings a nudge for at once although one for later is waiting', async () => {
  const id = randomUUID()
  await queue.nudge(db, 'poll', id, 900_000)
  const arrived = arrival(id)
  await queue.nudge(db, 'poll', id)
  await arrived
  expect(taken.filter((one) => one === id)).toHaveLength(1)
})

it('keeps one of many nudges of a kind', async () => {
  const id = randomUUID()
  for (const ms of [900_000, 800_000, 0, 0]) await queue.nudge(db, 'lookup', id, ms)
  const { rows } = await db.execute(sql`select from pgboss.job where data ->> 'id' = ${id}`)
  expect(rows).toHaveLength(2)
})

it('brings no nudge of a transaction that came to nothing', async () => {
  const [id, marker] = [randomUUID(), randomUUID()]
  const undone = db.transaction(async (tx) => {
    await queue.nudge(tx, 'poll', id)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  const arrived = arrival(marker)
  await queue.nudge(db, 'poll', marker)
  await arrived
  expect(taken).not.toContain(id)
})

it('brings a nudge where nothing can be listened to', async () => {
  const connections = watchConnections()
  const deaf = await openJobQueue(url, 'work', connections.onError, false)
  await deaf.work('save', 1, async (id) => void arrivals.emit(id))
  const { rows } = await db.execute(
    sql`select from pg_stat_activity where datname = current_database() and query like 'LISTEN%'`,
  )
  expect(rows).toHaveLength(1)
  const id = randomUUID()
  const arrived = arrival(id)
  await queue.nudge(db, 'save', id)
  await arrived
  connections.expectEnd()
  await deaf.close(0)
})
