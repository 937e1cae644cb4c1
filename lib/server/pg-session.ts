import type { Socket } from 'node:net'
import type { ClientBase, PoolConfig } from 'pg'

/**
 * How long a transaction may say nothing, in ms. None of ours waits for anything but the database; one that is silent for this long is of a
 * process that hangs or was cut off, and would keep everybody else from what it holds until TCP gives it up, after two hours.
 */
export const SILENT_MS = 15_000
/** How long the database may say nothing to what it was asked, in ms. A server that vanishes is noticed by TCP after a quarter of an hour, or never. */
const DEAD_MS = 120_000

type Limits = { silentMs?: number; deadMs?: number }

/**
 * What a pool asks of pg, so that a machine that hangs or vanishes holds up nobody: this one, the database's, or another one's. Set by statements,
 * for PgBouncer refuses parameters of a start that it does not know.
 */
export function lastingSessions({ silentMs = SILENT_MS, deadMs = DEAD_MS }: Limits = {}) {
  return {
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    onConnect(client: ClientBase) {
      const socket = socketOf(client)
      socket.setTimeout(deadMs, () => socket.destroy(new Error(`the database said nothing for ${deadMs / 1000} s`)))
      return client.query(`
        set idle_in_transaction_session_timeout = ${silentMs};
        set tcp_keepalives_idle = 60; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3`)
    },
  } satisfies PoolConfig
}

/** Its types do not know that it has one. */
function socketOf(client: ClientBase): Socket {
  return (client as ClientBase & { connection: { stream: Socket } }).connection.stream
}
