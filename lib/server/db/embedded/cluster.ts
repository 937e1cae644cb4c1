import { execFile } from 'node:child_process'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Checked } from '#lib/server/checked'
import { syncFolder } from '#lib/server/sync-folder'
import type { Binaries } from './binaries.ts'
import type { DatabaseLocation } from './location.ts'
import { letThrough } from './unprivileged-user.ts'

const UNFINISHED = 'cluster.new'

/** PostgreSQL sees nothing of our environment, which holds the API key. NODE_ENV is there because Next's types ask for it. */
export const DATABASE_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' } as const

/** The folder of PostgreSQL's own files for a location. */
export function clusterFolder(location: DatabaseLocation): string {
  return path.join(location.home, 'cluster')
}

/**
 * Makes the folders and, the first time, the cluster. It is made under another name and renamed when complete, so one that was
 * interrupted is never taken for a real one, and a real one is never made anew.
 */
export async function ensureCluster(binaries: Binaries, location: DatabaseLocation): Promise<Checked> {
  ownFolder(location.home, location)
  letThrough(path.dirname(location.home), location.user)
  if (location.socketFolder !== location.home && !ownFolder(location.socketFolder, location)) {
    return { ok: false, sentence: `${location.socketFolder} belongs to somebody else: set DATA_DIR to a shorter path.` }
  }
  removeUnfinished(location.home)
  const cluster = clusterFolder(location)
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return { ok: true }
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    return {
      ok: false,
      sentence: `${cluster} is not a PostgreSQL cluster: move it away, and Inbetween makes a new one.`,
    }
  }
  const unfinished = path.join(location.home, UNFINISHED)
  await runInitdb(binaries.initdb, unfinished, location)
  renameSync(unfinished, cluster)
  await syncFolder(location.home)
  return { ok: true }
}

async function runInitdb(initdb: string, folder: string, location: DatabaseLocation): Promise<void> {
  // `trust`, because only who may enter the folder (0700) reaches the socket.
  const how = ['--username=inbetween', '--auth=trust', '--encoding=UTF8', '--no-instructions']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const who = location.user && { uid: location.user.uid, gid: location.user.gid }
  const options = { cwd: location.home, env: DATABASE_ENVIRONMENT, ...who }
  await promisify(execFile)(initdb, ['-D', folder, ...how, ...locale], options)
}

/** Makes a folder that only the database's user may enter. False: a stranger made it, which can be in a temporary folder. */
function ownFolder(folder: string, { user }: DatabaseLocation): boolean {
  // Only the folder itself is closed: a mode given here would close those above it to the user as well.
  mkdirSync(folder, { recursive: true })
  const { uid } = lstatSync(folder)
  if (uid !== process.getuid?.() && uid !== user?.uid) return false
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
  return true
}

/** Retried, because an initdb whose parent was killed may still be writing there. */
function removeUnfinished(home: string): void {
  rmSync(path.join(home, UNFINISHED), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
