import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { openDatabase } from './database.ts'
import { createTestDatabase } from './testing/test-database.ts'

const POOL = 2
let database: Awaited<ReturnType<typeof createTestDatabase>>
let pool: ReturnType<typeof openDatabase>

beforeEach(async () => {
  database = await createTestDatabase()
  pool = openDatabase(database.url, POOL, () => {})
})
afterEach(async () => {
  await pool.close()
  await database.drop()
})

/** Ends the server's side of connections, as a restart of the server does. */
async function cut(where: string, value: unknown): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer') })
  await client.connect()
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${where} = $1`, [value])
  await client.end()
}

describe('a pool whose connections are cut', () => {
  it('fails the transaction that was under way, not the process, and goes on', async () => {
    const { rows: names } = await pool.db.execute(sql`select current_database() as name`)
    const work = pool.db.transaction(async (tx) => {
      await tx.execute(sql`create table half_done ()`)
      await cut('datname', names[0]?.name)
      await tx.execute(sql`select 1`)
    })
    await expect(work).rejects.toThrow()
    const { rows } = await pool.db.execute(sql`select to_regclass('half_done') as made`)
    expect(rows).toEqual([{ made: null }])
  })

  it('loses none for good when transactions could not even begin', async () => {
    for (const _ of Array(POOL + 1)) {
      const { rows } = await pool.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      const pid = rows[0]?.pid ?? 0
      process.kill(pid, 'SIGSTOP')
      const work = pool.db.transaction(async () => {})
      const refused = expect(work).rejects.toThrow()
      await cut('pid', pid)
      process.kill(pid, 'SIGCONT')
      await refused
    }
    const { rows } = await pool.db.execute(sql`select 1 as one`)
    expect(rows).toEqual([{ one: 1 }])
  })

  it('hands out none that broke as it was made', async () => {
    const breaks = (client: pg.ClientBase) => void client.emit('error', new Error('the server has gone'))
    pool.db.$client.on('connect', breaks)
    for (const _ of Array(POOL + 1))
      await expect(pool.db.transaction(async () => {})).rejects.toThrow('broke as it was handed out')
    pool.db.$client.off('connect', breaks)
    expect((await pool.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  })
})

describe('a transaction whose process has stopped', () => {
  it('is ended, so that others have what it held, and its pool goes on', async () => {
    const hanging = openDatabase(database.url, 1, () => {}, { silentMs: 100 })
    await pool.db.execute(sql`create table held as select 1 as one`)
    const { promise: goesOn, resolve: goOn } = Promise.withResolvers<void>()
    const { promise: holds, resolve: hold } = Promise.withResolvers<void>()
    const work = hanging.db.transaction(async (tx) => {
      await tx.execute(sql`select one from held for update`)
      hold()
      await goesOn
      await tx.execute(sql`select 1`)
    })
    const refused = expect(work).rejects.toThrow()
    await holds
    await pool.db.execute(sql`update held set one = 2`)
    goOn()
    await refused
    expect((await hanging.db.execute(sql`select one from held`)).rows).toEqual([{ one: 2 }])
    await hanging.close()
  })

  it('has a quarter of a minute, as no other does', async () => {
    const { rows } = await pool.db.execute(sql`show idle_in_transaction_session_timeout`)
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '15s' }])
  })
})

it('gives a database up that says nothing, and goes on over another connection', async () => {
  const waiting = openDatabase(database.url, 1, () => {}, { deadMs: 300 })
  const { rows } = await waiting.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const pid = rows[0]?.pid ?? 0
  process.kill(pid, 'SIGSTOP')
  await expect(waiting.db.execute(sql`select 1`)).rejects.toThrow()
  await cut('pid', pid)
  process.kill(pid, 'SIGCONT')
  expect((await waiting.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  await waiting.close()
})
