import { randomUUID } from 'node:crypto'
import { close, fstat, open } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FOLDER_MODE, openDiskWriter } from './disk-writer.ts'
import { type MediaName, parseMediaName } from './media-name.ts'
import type { MediaStore } from './media-store.ts'
import { asStorageError } from './storage-unavailable.ts'

/** No download takes this long without a byte: the slowest one allowed is cut off far earlier. */
const STALE_AFTER_MS = 3600_000

const openFile = promisify(open)
const closeFile = promisify(close)
const statFile = promisify(fstat)

/**
 * Media in a local folder: `root/ab/<sha256>.<ext>` by the first two digits, so that no folder grows endless, and `root/tmp` for
 * files in the making. Files are 0600 and folders 0700. Creates what is missing when it is needed.
 */
export function createDiskMediaStore(root: string): Required<MediaStore> {
  const temporaryFolder = join(root, 'tmp')
  const folderOf = (sha256: string) => join(root, sha256.slice(0, 2))
  const pathOf = (name: MediaName) => join(folderOf(name), name)
  const openWrite = () => openDiskWriter(temporaryFolder, folderOf)

  return {
    openWrite,
    pathOf,

    async put(source, ext) {
      const writer = await openWrite()
      try {
        if (source instanceof Uint8Array) await writer.write(source)
        else for await (const chunk of source) await writer.write(chunk)
        return await writer.keep(ext)
      } finally {
        await writer.discard()
      }
    },

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

    delete: async (name, { writtenBefore } = { writtenBefore: Number.POSITIVE_INFINITY }) => {
      try {
        return (await orNull(() => takeAway(pathOf(name), temporaryFolder, writtenBefore))) ?? false
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

    async sweepTemporary(now) {
      let removed = 0
      for (const entry of (await orNull(() => readdir(temporaryFolder))) ?? []) {
        const path = join(temporaryFolder, entry)
        const found = await orNull(() => stat(path))
        if (!found || now - found.mtimeMs < STALE_AFTER_MS) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
  }
}

/**
 * Takes a file out of its place before it is looked at, so that one that is put there meanwhile is not taken for the old one. A young one goes
 * back: whatever stands there by then is the same bytes.
 */
async function takeAway(path: string, temporaryFolder: string, writtenBefore: number): Promise<boolean> {
  await mkdir(temporaryFolder, { recursive: true, mode: FOLDER_MODE })
  const aside = join(temporaryFolder, `${randomUUID()}.gone`)
  await rename(path, aside)
  if ((await stat(aside)).mtimeMs >= writtenBefore) {
    await rename(aside, path)
    return false
  }
  await unlink(aside)
  return true
}

/** The answer, or null where there is no such file. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
