import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the test server's maintenance database. */
    databaseServer: string
  }
}

export const TEMPLATE = 'inbetween_template'

/** Starts one PostgreSQL for all integration tests, with a migrated template that each test clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-test-'))
  const found = databaseLocation(path.join(folder, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  // The data is thrown away, so a crash may take it.
  const started = await startEmbeddedPostgres(found.location, ['fsync=off', 'synchronous_commit=off'])
  if (!started.ok) throw new Error(started.sentence)
  const { server } = started
  await createTemplate(found.location.url)
  project.provide('databaseServer', found.location.url)
  return async () => {
    server.stop()
    await server.exited
    rmSync(folder, { recursive: true })
  }
}

async function createTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  await migrate(databaseNamed(serverUrl, TEMPLATE))
}

/** The same server's address with another database's name in it. */
export function databaseNamed(serverUrl: string, name: string): string {
  return serverUrl.replace('/inbetween?', `/${name}?`)
}
