import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from './schema.ts'

function bind(pool: pg.Pool) {
  return drizzle(pool, { schema, casing: 'snake_case' })
}
export type Database = ReturnType<typeof bind>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/**
 * Opens a pool. Nothing connects before the first query.
 * @param url a PostgreSQL URL; for a unix socket `postgres://user@/db?host=/folder`
 * @param max connections of this process
 * @param onError told when an idle connection breaks; the pool mends itself with the next query
 */
export function openDatabase(url: string, max: number, onError: (error: Error) => void) {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    application_name: 'inbetween',
  })
  pool.on('error', onError)
  return { db: bind(pool), close: () => pool.end() }
}
