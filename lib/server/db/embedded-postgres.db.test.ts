import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { databaseLocation } from './embedded/location.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

let home = ''
const locate = () => {
  const found = databaseLocation(path.join(home, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  return found.location
}
const start = async () => {
  const result = await startEmbeddedPostgres(locate(), ['shared_buffers=16MB'])
  if (!result.ok) throw new Error(result.sentence)
  return result.server
}
const query = async (text: string) => {
  const client = new pg.Client({ connectionString: locate().url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

/** Starts the server from a process of its own and kills that, as `kill -9` of `npm start` would. */
const startAndKillParent = async () => {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(path.resolve(import.meta.dirname, 'embedded-postgres.ts'))})
    const { server } = await startEmbeddedPostgres(JSON.parse(process.argv[1]))
    process.send(server.pid)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(locate())], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [pid] = await once(parent, 'message')
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  return pid
}

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'inbetween-pg-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

it('takes over the server that a killed parent left, and keeps its data after a stop', async () => {
  const pid = await startAndKillParent()
  await query('create table kept (word text)')
  await query("insert into kept values ('yes')")
  const adopted = await start()
  expect(adopted).toMatchObject({ pid, adopted: true })
  adopted.stop()
  await adopted.exited

  const again = await start()
  expect(again.adopted).toBe(false)
  expect(await query('select word from kept')).toEqual([{ word: 'yes' }])
  again.stop()
  expect(await again.exited).toBe('exit code 0')
})

it('starts anew after the server itself was killed', async () => {
  const first = await start()
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await start()
  expect(second.adopted).toBe(false)
  second.stop()
  await second.exited
})

it('makes a cluster anew that was left half-made', async () => {
  const half = path.join(home, 'postgres', 'cluster.new')
  mkdirSync(half, { recursive: true })
  writeFileSync(path.join(half, 'PG_VERSION'), '18\n')
  const server = await start()
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
  server.stop()
  await server.exited
})

it('never deletes a folder that is not its own', async () => {
  const cluster = path.join(home, 'postgres', 'cluster')
  mkdirSync(cluster, { recursive: true })
  writeFileSync(path.join(cluster, 'thesis.txt'), 'words')
  expect(await startEmbeddedPostgres(locate())).toEqual({
    ok: false,
    sentence: expect.stringContaining('move it away'),
  })
})

it('serves a data folder whose path is too long for a socket', async () => {
  chmodSync(home, 0o755)
  home = path.join(home, 'a-rather-long-name-for-a-folder'.repeat(4))
  const server = await start()
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
  server.stop()
  await server.exited
  rmSync(locate().socketFolder, { recursive: true })
})
