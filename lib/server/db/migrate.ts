import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any constant of our own: whoever holds it is the one that migrates. */
const MIGRATION_LOCK = 4_160_231_123

/**
 * Brings the database to the present schema. Safe when several processes start at once: one migrates, the others wait and find nothing to do.
 * @throws when the database cannot be reached or a migration fails; a failed migration leaves the schema as it was
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await applyMigrations(drizzle(client), { migrationsFolder: path.join(import.meta.dirname, 'migrations') })
  } finally {
    await client.end()
  }
}
