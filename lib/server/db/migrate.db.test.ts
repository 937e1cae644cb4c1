import { readdirSync } from 'node:fs'
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
