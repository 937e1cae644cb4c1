import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { openJobQueue } from '#lib/server/jobs/job-queue'
import { migrate } from './migrate.ts'
import { databaseNamed } from './testing/database-server.ts'

const TOGETHER = 4

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

it('lets instances that start at once find one schema, made by one of them', async () => {
  const server = inject('databaseServer')
  await query(server, 'create database started_at_once')
  const url = databaseNamed(server, 'started_at_once')
  await Promise.all(Array.from({ length: TOGETHER }, () => migrate(url)))
  const migrations = readdirSync(path.join(import.meta.dirname, 'migrations')).filter((name) => name.endsWith('.sql'))
  expect(await query(url, 'select count(*)::int as n from drizzle.__drizzle_migrations')).toEqual([
    { n: migrations.length },
  ])
  const queues = await Promise.all(Array.from({ length: TOGETHER }, () => openJobQueue(url, 'work', () => {})))
  expect(await query(url, 'select count(*)::int as n from pgboss.version')).toEqual([{ n: 1 }])
  await Promise.all(queues.map((queue) => queue.close(0)))
  await query(server, 'drop database started_at_once with (force)')
})

it('fails, and not the process with it, when the database goes without a word meanwhile', async () => {
  const server = inject('databaseServer')
  await query(server, 'create database cut_off')
  const url = databaseNamed(server, 'cut_off')
  await migrate(url)
  // The next one waits for what another holds.
  const holder = new pg.Client({ connectionString: url })
  await holder.connect()
  await holder.query('begin; lock table drizzle.__drizzle_migrations')
  const { host, port, user = '', password = '' } = holder
  const between = createServer((socket) => {
    const there = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    socket.pipe(there).pipe(socket)
    between.once('cut', () => socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(between, 'listening')
  const address = between.address()
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}`
  const migrating = migrate(`postgres://${login}@127.0.0.1:${typeof address === 'object' && address?.port}/cut_off`)
  const failed = expect(migrating).rejects.toThrow('Connection terminated unexpectedly')
  const waiting = `datname = 'cut_off' and application_name = 'inbetween-migrate' and wait_event_type = 'Lock'`
  await expect.poll(() => query(server, `select from pg_stat_activity where ${waiting}`)).toHaveLength(1)
  between.emit('cut')
  await failed
  between.close()
  await holder.end()
  await query(server, 'drop database cut_off with (force)')
})
