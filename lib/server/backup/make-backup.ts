import { existsSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Checked } from '#lib/server/checked'
import type { Config } from '#lib/server/config'
import { clusterFolder } from '#lib/server/db/embedded/cluster'
import type { DatabaseLocation } from '#lib/server/db/embedded/location'
import { copyCluster } from './copy-cluster.ts'
import { type CopyFile, copyTree } from './copy-tree.ts'
import { type FileFact, unlessGone } from './file-fact.ts'
import { writeManifest } from './manifest.ts'

/** What a backup holds beside the database and the media. The sandbox's tasks are there so that what runs in it goes on as well. */
const FOLDERS = ['keys', 'journal', 'sandbox'] as const

export type BackupMade = { files: number; bytes: number; linked: boolean }

/**
 * Copies all that an installation is made of into a new folder, while it runs. The database is copied first and the media after it, so that
 * every file that a row names is there; the journal of accepted submissions on both sides of it, since an entry may move into the database
 * meanwhile and telling the database twice does no harm.
 * Media never change, so they are linked where the backup is on the same disk, and copied elsewhere.
 * @param to a folder that does not exist yet or is empty; it is there only once it is whole
 * @throws when a file cannot be read or written, as on a full disk; what was copied by then is removed
 */
export async function makeBackup(config: Config, to: string): Promise<Checked<{ made: BackupMade }>> {
  const { embeddedDatabase: location, dataDir } = config
  if (!location) return { ok: false, sentence: OWN_DATABASE }
  if (!existsSync(clusterFolder(location)))
    return { ok: false, sentence: `There is nothing to back up: no database lives in ${location.home} yet.` }
  if (`${to}${path.sep}`.startsWith(`${dataDir}${path.sep}`))
    return {
      ok: false,
      sentence: `${to} lies in the data folder itself: name a folder elsewhere, best on another disk.`,
    }
  if (((await unlessGone(readdir(to))) ?? []).length > 0)
    return { ok: false, sentence: `${to} is not empty: name a folder that is not there yet.` }

  const unfinished = `${to}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  try {
    const made = await copyInto(unfinished, config, location)
    await rm(to, { recursive: true, force: true })
    await rename(unfinished, to)
    return { ok: true, made }
  } catch (error) {
    // The next one may have another name, and would find a disk that is still full.
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

async function copyInto(folder: string, config: Config, location: DatabaseLocation): Promise<BackupMade> {
  const { dataDir, paths, mediaStore } = config
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = new Map<string, FileFact>()
  const add = async (name: string, copied: Promise<FileFact[]>) => {
    for (const fact of await copied) found.set(`${name}/${fact.path}`, { ...fact, path: `${name}/${fact.path}` })
  }
  const into = (name: string) => path.join(folder, name)
  await add('journal', copyTree(paths.journal, into('journal')))
  await add('postgres', copyCluster(location, into('postgres')))
  let linked = true
  const keepMedia: CopyFile = async (from, target) => {
    linked = await linkOrCopy(from, target)
    return { bytes: (await stat(target)).size, sha256: path.parse(target).name }
  }
  const hasMedia = mediaStore.use === 'disk'
  if (hasMedia)
    await add(
      'media',
      copyTree(paths.media, into('media'), (inside) => inside === 'tmp', keepMedia),
    )
  for (const name of FOLDERS) await add(name, copyTree(path.join(dataDir, name), into(name)))
  const files = [...found.values()]
  await writeManifest(folder, {
    format: 1,
    madeAt: new Date().toISOString(),
    database: await databaseKind(into('postgres')),
    hasMedia,
    files,
    folders: await emptyFolders(folder),
  })
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { files: files.length, bytes, linked: hasMedia && linked }
}

const OWN_DATABASE =
  'DATABASE_URL names a PostgreSQL of your own, which has ways of its own: docs/operations.md says how it is backed up with pg_dump.'

/** Files of a cluster are for one major version on one kind of machine. */
export async function databaseKind(cluster: string): Promise<string> {
  const version = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim()
  return `${version} ${process.platform}-${process.arch}`
}

async function linkOrCopy(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error
    await copyFile(from, to)
    return false
  }
}

/** PostgreSQL does not start without its empty folders, which many ways of copying leave out. */
async function emptyFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const filled = new Set(entries.map((entry) => entry.parentPath))
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name))
  return folders
    .filter((folder) => !filled.has(folder))
    .map((folder) => path.relative(root, folder).replaceAll(path.sep, '/'))
}
