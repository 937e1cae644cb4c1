import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Checked } from '#lib/server/checked'
import { type Binaries, findBinaries } from './embedded/binaries.ts'
import { ensureCluster } from './embedded/cluster.ts'
import { ensureDatabase, serverState } from './embedded/connect.ts'
import type { DatabaseLocation } from './embedded/location.ts'
import { findServer, launchServer, type ServerProcess, serverLog } from './embedded/server-process.ts'

export type EmbeddedPostgres = {
  pid: number
  /** It was running already: left behind by a parent that was killed. */
  adopted: boolean
  /** Settles with the reason, in words, when the server has ended. */
  exited: Promise<string>
  /** Ends it in order: connections are cut, what was committed is on disk. */
  stop(): void
  /** Ends it at once; the next start replays its journal. */
  kill(): void
}

/** A server whose parent died may hold memory and lock file for a moment after its socket is gone. */
const TRIES = 20
const PAUSE_MS = 250

/**
 * Starts PostgreSQL from the installed packages, or takes over the one that already serves this place. Ready when it resolves,
 * with the database `inbetween` in it. Reached over a Unix socket only.
 * @param settings further PostgreSQL settings, `name=value`
 * @throws when PostgreSQL itself refuses, with the end of its log
 */
export async function startEmbeddedPostgres(
  location: DatabaseLocation,
  settings: readonly string[] = [],
): Promise<Checked<{ server: EmbeddedPostgres }>> {
  const found = findBinaries(location)
  if (!found.ok) return found
  const cluster = await ensureCluster(found.binaries, location)
  if (!cluster.ok) return cluster
  const adopted = (await settled(location)) === 'serving'
  const running = adopted ? findServer(location) : await launch(found.binaries, location, settings)
  await ensureDatabase(location)
  const signal = (name: NodeJS.Signals) => () => tell(running.pid, name)
  // SIGINT is PostgreSQL's "fast", SIGQUIT its "immediate" shutdown.
  return { ok: true, server: { ...running, adopted, stop: signal('SIGINT'), kill: signal('SIGQUIT') } }
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone already, which is what was asked for.
  }
}

/** Waits while a server is coming up or going down. */
async function settled(location: DatabaseLocation): Promise<'serving' | 'absent'> {
  for (;;) {
    const state = await serverState(location)
    if (state !== 'busy') return state
    await sleep(PAUSE_MS)
  }
}

async function launch(
  binaries: Binaries,
  location: DatabaseLocation,
  settings: readonly string[],
): Promise<ServerProcess> {
  for (let tries = 1; ; tries++) {
    const server = launchServer(binaries.postgres, location, settings)
    const end = await Promise.race([server.exited, serving(location, server)])
    if (end === 'serving') return server
    if (tries === TRIES) throw new Error(`PostgreSQL did not start (${end}): ${logEnd(location)}`)
    await sleep(PAUSE_MS)
  }
}

async function serving(location: DatabaseLocation, server: ServerProcess): Promise<string> {
  while ((await serverState(location)) !== 'serving') {
    const end = await Promise.race([server.exited, sleep(15)])
    if (end !== undefined) return end
  }
  return 'serving'
}

function logEnd(location: DatabaseLocation): string {
  return readFileSync(serverLog(location), 'utf8').trim().split('\n').slice(-3).join(' ')
}
