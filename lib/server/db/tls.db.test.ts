import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { freePort } from '#lib/server/supervisor/testing/free-port'
import { openDatabase } from './database.ts'
import { databaseAddress } from './database-address.ts'
import { findBinaries } from './embedded/binaries.ts'
import { ensureCluster } from './embedded/cluster.ts'
import { databaseLocation } from './embedded/location.ts'
import { launchServer, type ServerProcess } from './embedded/server-process.ts'
import { whyUnreachable } from './why-unreachable.ts'

/** A certificate for `localhost`, and the authority that signed it: made for this test, good for nothing else. */
const TLS = path.join(import.meta.dirname, 'testing', 'tls')
const ROOT = path.join(TLS, 'root.pem')

let home = ''
let port = 0
let server: ServerProcess

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'inbetween-tls-'))
  const found = databaseLocation(path.join(home, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  const { location } = found
  const binaries = findBinaries(location)
  if (!binaries.ok) throw new Error(binaries.sentence)
  const cluster = await ensureCluster(binaries.binaries, location)
  if (!cluster.ok) throw new Error(cluster.sentence)
  const own = (name: string) => {
    const file = path.join(location.home, name)
    copyFileSync(path.join(TLS, name), file)
    // PostgreSQL takes no key that others can read.
    chmodSync(file, 0o600)
    if (location.user) chownSync(file, location.user.uid, location.user.gid)
    return file
  }
  port = await freePort()
  server = launchServer(binaries.binaries.postgres, location, [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'shared_buffers=16MB', 'fsync=off'],
    ...['ssl=on', `ssl_cert_file=${own('server.pem')}`, `ssl_key_file=${own('server-key.pem')}`],
  ])
  await vi.waitFor(async () => expect(await connected('127.0.0.1', '')).toBe(false), 30_000)
})
afterAll(async () => {
  process.kill(server.pid, 'SIGINT')
  await server.exited
  rmSync(home, { recursive: true })
})

/** Whether the connection is encrypted, as the server knows it; or why there is none. */
async function connected(host: string, query: string): Promise<unknown> {
  const address = databaseAddress(`postgres://inbetween@${host}:${port}/postgres${query}`)
  if (!address.ok) return address.sentence
  const pool = openDatabase(address.url, 1, () => {})
  try {
    const { rows } = await pool.db.execute(sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`)
    return rows[0]?.ssl
  } catch (error) {
    return whyUnreachable(error instanceof Error ? error.cause : error)
  } finally {
    await pool.close()
  }
}

it.each([
  ['127.0.0.1', '', false],
  ['127.0.0.1', '?sslmode=disable', false],
  ['127.0.0.1', '?sslmode=require', true],
  ['127.0.0.1', `?sslmode=verify-ca&sslrootcert=${ROOT}`, true],
  ['localhost', `?sslmode=verify-full&sslrootcert=${ROOT}`, true],
])('speaks TLS with %s as %s asks for it', async (host, query, encrypted) => {
  expect(await connected(host, query)).toBe(encrypted)
})

it.each([
  ['127.0.0.1', `?sslmode=verify-full&sslrootcert=${ROOT}`, 'its certificate is for another name'],
  ['localhost', '?sslmode=verify-full', 'not of an authority that is trusted here'],
])('refuses the certificate of %s where %s asks for more, and says what to do', async (host, query, words) => {
  expect(await connected(host, query)).toEqual({ sentence: expect.stringContaining(words) })
})
