import { randomUUID } from 'node:crypto'
import { close, fstat, open } from 'node:fs'
import { access, mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { syncFolder } from '#lib/server/sync-folder'
import { type MediaName, parseMediaName } from './media-name.ts'
import type { MediaStore } from './media-store.ts'
import { orNull } from './or-null.ts'
import { asStorageError } from './storage-unavailable.ts'
import { FOLDER_MODE, fileSystemTime, openTemporaryWriter, putWith, sweepTemporaryFolder } from './temporary-files.ts'

const openFile = promisify(open)
const closeFile = promisify(close)
const statFile = promisify(fstat)

/** @property pathOf where a file lies, or would */
export type DiskMediaStore = MediaStore & { pathOf: (name: MediaName) => string }

/** Where a file lies below the folder of all media. */
export const mediaPath = (root: string, name: MediaName) => join(root, name.slice(0, 2), name)

/**
 * Media in a local folder: `root/ab/<sha256>.<ext>` by the first two digits, so that no folder grows endless, and `root/tmp` for
 * files in the making. Files are 0600 and folders 0700. Creates what is missing when it is needed.
 */
export function createDiskMediaStore(root: string): DiskMediaStore {
  const temporaryFolder = join(root, 'tmp')
  const folderOf = (sha256: string) => join(root, sha256.slice(0, 2))
  const pathOf = (name: MediaName) => mediaPath(root, name)
  // Both on one file system. The order makes it durable: bytes synced, then the new name, then the folder that holds the name.
  const openWrite = () =>
    openTemporaryWriter(temporaryFolder, async ({ path, name, sha256 }) => {
      const folder = folderOf(sha256)
      const created = await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
      // Over an equal file this replaces the same bytes by themselves, and mends one that rotted.
      await rename(path, pathOf(name))
      await syncFolder(folder)
      if (created) await syncFolder(root)
    })

  return {
    openWrite,
    pathOf,
    put: putWith(openWrite),

    stat: (name) => orNull(async () => ({ bytes: (await stat(pathOf(name))).size })),

    read: (name) => orNull(() => readFile(pathOf(name))),

    open: (name) =>
      orNull(async () => {
        // A bare descriptor: fs.read on it is a good deal faster than FileHandle.read.
        const fd = await openFile(pathOf(name), 'r')
        try {
          return { kind: 'file', fd, bytes: (await statFile(fd)).size, close: () => closeFile(fd) }
        } catch (error) {
          await closeFile(fd)
          throw error
        }
      }),

    localFile: (name) =>
      orNull(async () => {
        const path = pathOf(name)
        await access(path)
        return { path, release: async () => undefined }
      }),

    delete: async (name, options) => {
      try {
        return (await orNull(() => takeAway(pathOf(name), temporaryFolder, options?.olderThanMs))) ?? false
      } catch (error) {
        throw asStorageError(error)
      }
    },

    async *list(beginning) {
      const folder = join(root, beginning)
      for (const entry of (await orNull(() => readdir(folder))) ?? []) {
        const name = parseMediaName(entry)?.name
        // Deleted since the folder was read.
        const found = name && (await orNull(() => stat(join(folder, name))))
        if (name && found) yield { name, bytes: found.size, modifiedAt: found.mtimeMs }
      }
    },

    sweepTemporary: () => sweepTemporaryFolder(temporaryFolder),
  }
}

/**
 * Takes a file out of its place before it is looked at, so that one that is put there meanwhile is not taken for the old one. A young one goes
 * back: whatever stands there by then is the same bytes.
 */
async function takeAway(path: string, temporaryFolder: string, olderThanMs: number | undefined): Promise<boolean> {
  await mkdir(temporaryFolder, { recursive: true, mode: FOLDER_MODE })
  const since = olderThanMs === undefined ? null : (await fileSystemTime(temporaryFolder)) - olderThanMs
  const aside = join(temporaryFolder, `${randomUUID()}.gone`)
  await rename(path, aside)
  if (since !== null && (await stat(aside)).mtimeMs >= since) {
    await rename(aside, path)
    return false
  }
  await unlink(aside)
  return true
}
