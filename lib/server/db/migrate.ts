import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { SILENT_MS } from '#lib/server/pg-session'
import { SCHEMA_VERSION, WORKS_FROM, WORKS_FROM_FACT } from './schema-version.ts'

/** Any constant of our own: whoever holds it is the one that migrates. */
const MIGRATION_LOCK = 4_160_231_123

/** While a change waits for a table, all who want that table wait behind it: it gives up, lets them pass, and comes again. */
const TABLE_WAIT = '3s'
const TRIES = 20
const PAUSE_MS = 500
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Brings the database to the present schema, or leaves a newer one alone. Safe when several processes start at once: one migrates, the others wait and
 * find nothing to do. All is one transaction and its lock ends with it, so that it works behind a pooler that hands out connections by transaction.
 * @param upTo stops behind the migration of this time (`when` in the journal): for tests of older databases
 * @throws when the database cannot be reached or a migration fails; a failed migration leaves the schema as it was
 */
export async function migrate(databaseUrl: string, upTo = SCHEMA_VERSION): Promise<void> {
  const files = readMigrationFiles({ migrationsFolder: path.join(import.meta.dirname, 'migrations') })
  const wanted = files.filter(({ folderMillis }) => folderMillis <= upTo)
  for (let tries = 1; ; tries += 1)
    try {
      return await apply(databaseUrl, wanted)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) || tries === TRIES) throw error
      await pause(PAUSE_MS)
    }
}

async function apply(databaseUrl: string, migrations: readonly MigrationMeta[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'inbetween-migrate' })
  // A server that goes fails what was asked; untold it would end the process as well.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`set local idle_in_transaction_session_timeout = ${SILENT_MS}`)
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await client.query(`set local lock_timeout = '${TABLE_WAIT}'`)
    // Names and form are drizzle's own, which made them for databases that exist.
    await client.query('create schema if not exists drizzle')
    await client.query(
      'create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
    )
    const { rows } = await client.query<{ last: string }>(
      'select coalesce(max(created_at), 0) as last from drizzle.__drizzle_migrations',
    )
    const last = Number(rows[0]?.last)
    for (const { sql, hash, folderMillis } of migrations.filter((one) => one.folderMillis > last)) {
      for (const statement of sql) await client.query(statement)
      await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
        hash,
        folderMillis,
      ])
    }
    if (migrations.at(-1)?.folderMillis === SCHEMA_VERSION)
      await client.query(
        `insert into installation_facts (name, value) values ($1, $2)
          on conflict (name) do update set value = excluded.value, updated_at = now()
          where installation_facts.value::bigint < excluded.value::bigint`,
        [WORKS_FROM_FACT, String(WORKS_FROM)],
      )
    await client.query('commit')
  } finally {
    // Without a commit this takes all of it back.
    await client.end()
  }
}
