import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Checked } from '#lib/server/checked'

/** Whom the database runs as. Undefined: as the person who started us. */
export type DatabaseUser = { name: string; uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root, so root hands it to the first of these accounts that the system has. */
const STAND_INS = ['postgres', 'nobody']

/** Whom the database is to run as: whoever started us, or an account of the system's where that is root. */
export function unprivilegedUser(): Checked<{ user: DatabaseUser }> {
  if (process.getuid?.() !== 0) return { ok: true, user: undefined }
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of STAND_INS) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { ok: true, user: { name, uid: Number(fields[2]), gid: Number(fields[3]) } }
  }
  const sentence =
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody": start Inbetween as another user, or set DATABASE_URL.'
  return { ok: false, sentence }
}

/** Whether `user` may walk through every folder above `target`; folders that do not exist yet are made by us and count as open. */
export function canReach(target: string, user: DatabaseUser): boolean {
  if (user === undefined) return true
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    const stats = statSync(folder, { throwIfNoEntry: false })
    if (stats && !mayEnter(stats, user)) return false
    if (folder === path.dirname(folder)) return true
  }
}

/** Lets the database's group, and nobody else, walk through a folder of ours that is closed to its user. */
export function letThrough(folder: string, user: DatabaseUser): void {
  const stats = statSync(folder)
  if (user === undefined || mayEnter(stats, user)) return
  chownSync(folder, stats.uid, user.gid)
  chmodSync(folder, (stats.mode & 0o7707) | 0o010)
}

function mayEnter(folder: { mode: number; uid: number; gid: number }, user: { uid: number; gid: number }): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0
  return (folder.mode & 0o001) !== 0
}
