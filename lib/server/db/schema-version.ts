import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import journal from './migrations/meta/_journal.json' with { type: 'json' }

/** All migrations in their order; `when` is what each is known by. */
export const MIGRATIONS: readonly { tag: string; when: number }[] = journal.entries

/** The schema that this version of the app is made for: the time of its last migration. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.when ?? 0

/**
 * The oldest version of the app, as its SCHEMA_VERSION, that works on this version's schema as well: both run side by side while processes are replaced
 * one after the other. A migration that an older version cannot live with (it takes away, renames or tightens what that uses) raises it.
 */
export const WORKS_FROM = 1_795_853_438_382

/** Where the database keeps the highest WORKS_FROM that it was brought to, among `installation_facts`. */
export const WORKS_FROM_FACT = 'schema-works-from'

/** `older`: not yet brought to ours. `newer`: brought to one that this version cannot work with. */
export type SchemaFit = 'fits' | 'older' | 'newer'

/** How the database's schema fits this version of the app. */
export async function schemaFit(db: Pick<Database, 'execute'>): Promise<SchemaFit> {
  const { rows } = await db.execute<{ version: string; worksFrom: string | null }>(
    sql`select (select coalesce(max(created_at), 0) from drizzle.__drizzle_migrations) as version,
      (select value from installation_facts where name = ${WORKS_FROM_FACT}) as "worksFrom"`,
  )
  if (Number(rows[0]?.version) < SCHEMA_VERSION) return 'older'
  return Number(rows[0]?.worksFrom ?? 0) > SCHEMA_VERSION ? 'newer' : 'fits'
}

/** What somebody is told who starts this version on a database of a later one. */
export const NEWER_SCHEMA =
  'The database was brought up to date by a later version of Inbetween, which this version cannot work with: start that version, or restore a backup of before.'
