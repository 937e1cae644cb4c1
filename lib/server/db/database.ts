import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { lastingSessions } from '#lib/server/pg-session'
import * as schema from './schema.ts'

function bind(pool: pg.Pool) {
  return drizzle(pool, { schema, casing: 'snake_case' })
}
export type Database = ReturnType<typeof bind>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/**
 * A pool whose borrowed connections may break without harm. pg's own listens to idle ones alone, so that a server which restarts during a
 * transaction would end the whole process; and drizzle does not give back a connection on which `begin` itself failed, so that each
 * restart would leave the pool smaller. What was asked over the connection fails by itself and is told to whoever asked.
 */
class LastingPool extends pg.Pool {
  readonly #broken = new WeakSet<pg.ClientBase>()

  constructor(options: pg.PoolConfig) {
    super(options)
    // From the first moment on: one piece of the socket may bring both "ready" and the end of the connection.
    this.on('connect', (client) => client.on('error', () => this.#broken.add(client)))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback)
      return undefined
    }
    return super.connect().then((client) => {
      const giveBack = client.release
      let borrowed = true
      client.release = (broken) => {
        if (!borrowed) return
        borrowed = false
        client.off('error', client.release)
        giveBack.call(client, broken)
      }
      client.on('error', client.release)
      if (!this.#broken.has(client)) return client
      client.release(true)
      throw new Error('the connection broke as it was handed out')
    })
  }
}

/**
 * Opens a pool. Nothing connects before the first query.
 * @param url a PostgreSQL URL; for a unix socket `postgres://user@/db?host=/folder`
 * @param max connections of this process
 * @param onError told when an idle connection breaks; the pool mends itself with the next query
 */
export function openDatabase(
  url: string,
  max: number,
  onError: (error: Error) => void,
  limits?: Parameters<typeof lastingSessions>[0],
) {
  const pool = new LastingPool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    application_name: 'inbetween',
    ...lastingSessions(limits),
  })
  pool.on('error', onError)
  return {
    db: bind(pool),
    state: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  }
}
