import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import type { Checked } from '#lib/server/checked'
import type { Config } from '#lib/server/config'
import { clusterFolder } from '#lib/server/db/embedded/cluster'
import type { DatabaseLocation } from '#lib/server/db/embedded/location'
import { letThrough } from '#lib/server/db/embedded/unprivileged-user'
import { copyHashed } from './copy-tree.ts'
import { unlessGone } from './file-fact.ts'
import { databaseKind } from './make-backup.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { markUnsettled, type QueueChoice, unmark } from './settle-restore.ts'

/** @property spoiltMedia clips and images that are not what they were, and were left out */
export type Restored = { files: number; madeAt: string; hasMedia: boolean; spoiltMedia: string[] }

/** Made by the start itself, before anything of the app is there. */
const OF_THE_START = 'run'

/**
 * Puts a backup into an empty data folder. Every file is held against its SHA-256 as it is copied: a damaged file of the database, the keys
 * or the journal ends it, with nothing left behind; a damaged clip is left out and named, as the rest is worth having.
 * The caller holds the data folder's lock, and settles the queue next (`settleRestore`); should it die before, the next start does.
 * @throws when a file cannot be read or written, as on a full disk; nothing is left behind then either
 */
export async function restoreBackup(
  config: Config,
  from: string,
  choice: QueueChoice,
): Promise<Checked<{ restored: Restored }>> {
  const { embeddedDatabase: location, dataDir } = config
  if (!location)
    return { ok: false, sentence: 'DATABASE_URL is set: take it away, for a backup brings its own database.' }
  const read = await readManifest(from)
  if (!read.ok) return read
  const { manifest } = read
  const refusal = (await wrongMachine(from, manifest)) ?? (await notEmpty(dataDir, location))
  if (refusal) return { ok: false, sentence: refusal }

  // The database may live on another disk than the rest.
  const unfinished = path.join(dataDir, 'restoring')
  const cluster = path.join(location.home, 'cluster.restoring')
  await markUnsettled(dataDir, choice)
  await mkdir(location.home, { recursive: true })
  const clear = async () => {
    for (const half of [unfinished, cluster]) await rm(half, { recursive: true, force: true })
    await rmdir(location.home)
    await unmark(dataDir)
  }
  const copied = await copyAll(from, { rest: unfinished, cluster }, manifest).catch(async (error: unknown) => {
    await clear()
    throw error
  })
  if (!copied.ok) {
    await clear()
    return copied
  }
  for (const name of (await unlessGone(readdir(unfinished))) ?? [])
    await rename(path.join(unfinished, name), path.join(dataDir, name))
  await rm(unfinished, { recursive: true, force: true })
  await handToDatabase(cluster, location)
  await rename(cluster, clusterFolder(location))
  const { madeAt, hasMedia, files } = manifest
  return { ok: true, restored: { files: files.length, madeAt, hasMedia, spoiltMedia: copied.spoiltMedia } }
}

async function wrongMachine(from: string, manifest: Manifest): Promise<string | undefined> {
  const kind = await unlessGone(databaseKind(path.join(from, 'postgres')))
  if (kind === manifest.database) return undefined
  return `The backup is of PostgreSQL ${manifest.database}, and this machine has ${kind ?? 'no whole copy of it'}: restore it on a machine of that kind.`
}

async function notEmpty(dataDir: string, location: DatabaseLocation): Promise<string | undefined> {
  const names = (await unlessGone(readdir(dataDir))) ?? []
  if (names.some((name) => name !== OF_THE_START))
    return `The data folder ${dataDir} is not empty: set DATA_DIR to a new folder, or move what is there away. Nothing was changed.`
  if (existsSync(clusterFolder(location)))
    return `There is a database in ${location.home} already: move it away first. Nothing was changed.`
  return undefined
}

async function copyAll(
  from: string,
  to: { rest: string; cluster: string },
  { files, folders }: Manifest,
): Promise<Checked<{ spoiltMedia: string[] }>> {
  const spoiltMedia: string[] = []
  const placeOf = (inside: string) =>
    inside.startsWith('postgres/')
      ? path.join(to.cluster, inside.slice('postgres/'.length))
      : path.join(to.rest, inside)
  for (const folder of folders) await mkdir(placeOf(folder), { recursive: true, mode: 0o700 })
  for (const file of files) {
    const target = placeOf(file.path)
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    const copied = await unlessGone(copyHashed(path.join(from, file.path), target))
    if (copied?.sha256 === file.sha256) continue
    const isMedia = file.path.startsWith('media/')
    if (!isMedia) {
      const sentence = `The backup is damaged: ${file.path} is ${copied ? 'not what it was when it was made' : 'missing'}. Nothing was restored; take another backup.`
      return { ok: false, sentence }
    }
    await rm(target, { force: true })
    spoiltMedia.push(file.path)
  }
  return { ok: true, spoiltMedia }
}

/** PostgreSQL refuses a cluster that others may enter, or that is not its user's own. */
async function handToDatabase(cluster: string, location: DatabaseLocation): Promise<void> {
  const entries = await readdir(cluster, { recursive: true, withFileTypes: true })
  const { user } = location
  letThrough(path.dirname(location.home), user)
  await chmod(cluster, 0o700)
  if (!user) return
  for (const each of [cluster, ...entries.map((entry) => path.join(entry.parentPath, entry.name))])
    await chown(each, user.uid, user.gid)
}
