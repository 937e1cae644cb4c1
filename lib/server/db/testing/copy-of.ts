import { sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'

/** All that stands in all tables, as text: what somebody reads who has a copy of the database. */
export async function copyOf(db: Database): Promise<string> {
  const { rows } = await db.execute<{ copy: string }>(sql`
    select string_agg(schema_to_xml(nspname, true, false, '')::text, '') as copy from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'`)
  return rows[0]?.copy ?? ''
}
