import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { clusterFolder } from '#lib/server/db/embedded/cluster'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'
import { makeTemplate, runOn } from '#lib/server/db/testing/database-server'
import { databaseServer, embeddedAt, nameFor, TEMPLATE } from './database.ts'

/**
 * Makes the empty, migrated database that every stack begins with a copy of (`copyDatabase`). The app that all tests share makes its own, as a
 * person's first start does.
 * @returns what removes it
 */
export default function prepareDatabases(): Promise<() => unknown> {
  return databaseServer === undefined ? prepareCluster() : prepareTemplate(databaseServer)
}

async function prepareCluster(): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-cluster-'))
  const location = embeddedAt(folder)
  const started = await startEmbeddedPostgres(location)
  if (!started.ok) throw new Error(started.sentence)
  await migrate(location.url)
  started.server.stop()
  await started.server.exited
  process.env.E2E_CLUSTER = clusterFolder(location)
  return () => rmSync(folder, { recursive: true, force: true })
}

async function prepareTemplate(server: string): Promise<() => Promise<void>> {
  await dropLeft(server)
  await makeTemplate(server, TEMPLATE)
  return () => runOn(server, `drop database ${TEMPLATE}`)
}

/** Drops what earlier runs left: that of the app that all tests share, which outlives them, and all of a run that was killed. */
async function dropLeft(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname like 'inbetween-e2e-%'
         and not exists (select from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`,
    )
    const own = process.env.E2E_DATA_DIR
    for (const { name } of rows)
      if (own === undefined || name !== nameFor(own)) await client.query(`drop database "${name}"`)
  } finally {
    await client.end()
  }
}
