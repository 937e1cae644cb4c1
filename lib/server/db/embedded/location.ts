import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Checked } from '#lib/server/checked'
import { canReach, type DatabaseUser, unprivilegedUser } from './unprivileged-user.ts'

/** Where an embedded PostgreSQL lives and how to reach it. */
export type DatabaseLocation = {
  /** Holds the cluster, the server's log and, if need be, a copy of its binaries. */
  home: string
  socketFolder: string
  user: DatabaseUser
  /** Connection string of the app's own database, over the socket. */
  url: string
  /** What stands elsewhere than one would look for it, a sentence each. */
  notes: string[]
}

/** `sun_path` holds 108 bytes on Linux and 104 on macOS and the BSDs, one of them the closing zero. */
const SOCKET_PATH_MAX = process.platform === 'linux' ? 107 : 103
const SOCKET_NAME = '.s.PGSQL.5432'

/**
 * Finds the place of the database for a data folder; the same answer for the same folder, from any process of the same user.
 * @param wanted absolute path of the folder it should live in
 * @param temporary folder for what cannot be there, the system's own by default
 */
export function databaseLocation(wanted: string, temporary = tmpdir()): Checked<{ location: DatabaseLocation }> {
  const found = unprivilegedUser()
  if (!found.ok) return found
  const { user } = found
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const notes: string[] = []
  let home = wanted
  // The data folder itself is ours to open for the database; those above it are not.
  if (!canReach(path.dirname(wanted), user)) {
    home = path.join('/var/lib/inbetween', key)
    notes.push(`The database lives in ${home}, because its user "${user?.name}" may not enter ${wanted}.`)
  }
  let socketFolder = home
  if (!fits(home)) {
    socketFolder = path.join(temporary, `inbetween-${key}`)
    notes.push(`The database's socket is in ${socketFolder}, because the path of the data folder is too long for one.`)
  }
  if (!fits(socketFolder)) {
    const room = SOCKET_PATH_MAX - SOCKET_NAME.length - 1
    const sentence = `The path ${home} is too long for the database's socket (${Buffer.byteLength(home)} bytes, at most ${room}), and so is the temporary folder: set DATA_DIR to a shorter path.`
    return { ok: false, sentence }
  }
  const url = `postgres://inbetween@/inbetween?host=${encodeURIComponent(socketFolder)}`
  return { ok: true, location: { home, socketFolder, user, url, notes } }
}

function fits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, SOCKET_NAME)) <= SOCKET_PATH_MAX
}
