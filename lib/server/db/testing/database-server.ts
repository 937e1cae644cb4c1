import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'
import { endWithRunner } from './end-with-runner.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the test server's maintenance database. */
    databaseServer: string
  }
}

export const TEMPLATE = 'inbetween_template'

/**
 * One PostgreSQL for all integration tests, with a migrated template that each test clones: one of its own, or the server of TEST_DATABASE_URL, whose
 * user may make and drop databases.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const { url, stop } = given ? { url: given, stop: async () => {} } : await startServer()
  await makeTemplate(url, TEMPLATE)
  project.provide('databaseServer', url)
  return async () => {
    if (given) await runOn(url, `drop database ${TEMPLATE} with (force)`)
    await stop()
  }
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-test-'))
  const found = databaseLocation(path.join(folder, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  // The data is thrown away, so a crash may take it. All files at once, some with several workers, come to more connections than one app ever has.
  const settings = ['fsync=off', 'synchronous_commit=off', 'max_connections=400']
  const started = await startEmbeddedPostgres(found.location, settings)
  if (!started.ok) throw new Error(started.sentence)
  const { server } = started
  const endWatch = endWithRunner(server.pid, folder)
  const stop = async () => {
    endWatch()
    server.stop()
    await server.exited
    rmSync(folder, { recursive: true })
  }
  return { url: found.location.url, stop }
}

/** Makes the empty, migrated database that others are made as copies of; one of that name that a run left is dropped before. */
export async function makeTemplate(serverUrl: string, name: string): Promise<void> {
  await runOn(serverUrl, `drop database if exists ${name} with (force)`)
  await runOn(serverUrl, `create database ${name}`)
  await migrate(databaseNamed(serverUrl, name))
}

/** One statement on a connection of its own. */
export async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The same server's address with another database's name in it. */
export function databaseNamed(serverUrl: string, name: string): string {
  return serverUrl.replace(/\/[^/?]*(?=\?|$)/, `/${name}`)
}
