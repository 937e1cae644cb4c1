import pg from 'pg'
import type { DatabaseLocation } from './location.ts'

/** What a connection attempt tells of a server: it serves, it is coming up or going down, or there is none. */
export type ServerState = 'serving' | 'busy' | 'absent'

/** No server listens: no socket, or a socket that nobody holds any more. */
const ABSENT = new Set(['ENOENT', 'ECONNREFUSED'])
/** `cannot_connect_now`, and a connection cut while the server goes down. */
const BUSY = new Set(['57P03', 'ECONNRESET', 'EPIPE'])

/** Judges a server by connecting: a pid file may name a process that is long gone, or another one's. */
export async function serverState(location: DatabaseLocation): Promise<ServerState> {
  try {
    await withServer(location, async () => {})
    return 'serving'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (ABSENT.has(code)) return 'absent'
    if (BUSY.has(code) || (error instanceof Error && error.message === 'Connection terminated unexpectedly'))
      return 'busy'
    throw error
  }
}

/** Makes the app's own database unless it is there. */
export async function ensureDatabase(location: DatabaseLocation): Promise<void> {
  await withServer(location, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = 'inbetween'")
    if (found.rowCount === 0) await client.query('create database inbetween')
  })
}

async function withServer(location: DatabaseLocation, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ host: location.socketFolder, user: 'inbetween', database: 'postgres' })
  // A server that goes down tells its idle connections so; what matters is the answer to the call at hand.
  client.on('error', () => {})
  try {
    await client.connect()
    await use(client)
  } finally {
    await client.end()
  }
}
