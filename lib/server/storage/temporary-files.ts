import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type MediaExt, type MediaName, mediaName } from './media-name.ts'
import type { MediaStore, MediaWriter } from './media-store.ts'
import { orNull } from './or-null.ts'
import { asStorageError, StorageUnavailable } from './storage-unavailable.ts'

const FILE_MODE = 0o600
export const FOLDER_MODE = 0o700
/** No download takes this long without a byte: the slowest one allowed is cut off far earlier. */
const STALE_AFTER_MS = 3600_000

/** A whole file, synced to this disk, on its way to its place. */
export type FinishedFile = { path: string; name: MediaName; sha256: string; bytes: number }

/**
 * A writer into `folder`, which is made where it is missing.
 * @param settle brings the finished file to its place; once it resolves, the bytes survive a crash there
 */
export async function openTemporaryWriter(
  folder: string,
  settle: (file: FinishedFile) => Promise<void>,
): Promise<MediaWriter> {
  const path = join(folder, `${randomUUID()}.part`)
  const file = await attempt(async () => {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
    return open(path, 'wx', FILE_MODE)
  })
  const hash = createHash('sha256')
  let bytes = 0
  let closed = false

  async function close(): Promise<void> {
    if (closed) return
    closed = true
    await file.close()
  }

  return {
    path,
    get bytes() {
      return bytes
    },
    async write(chunk) {
      await attempt(() => writeAll(file, chunk))
      hash.update(chunk)
      bytes += chunk.byteLength
    },
    async keep(ext: MediaExt) {
      const sha256 = hash.digest('hex')
      const name = mediaName(sha256, ext)
      await attempt(async () => {
        await file.sync()
        await close()
        await settle({ path, name, sha256, bytes })
      })
      return { name, sha256, bytes }
    },
    async discard() {
      await close()
      await rm(path, { force: true })
    },
  }
}

/** The `put` of a store that is written to by `openWrite`. */
export function putWith(openWrite: () => Promise<MediaWriter>): MediaStore['put'] {
  return async (source, ext) => {
    const writer = await openWrite()
    try {
      if (source instanceof Uint8Array) await writer.write(source)
      else for await (const chunk of source) await writer.write(chunk)
      return await writer.keep(ext)
    } finally {
      await writer.discard()
    }
  }
}

/**
 * What the time is for the file system of a folder (Unix ms). Ages of files are told by this one alone: several machines may share the folder, and a
 * clock that is ahead would find all of their files old.
 */
export async function fileSystemTime(folder: string): Promise<number> {
  const path = join(folder, `${randomUUID()}.time`)
  try {
    const file = await open(path, 'wx', FILE_MODE)
    try {
      return (await file.stat()).mtimeMs
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!(asStorageError(error) instanceof StorageUnavailable)) throw error
    // No room for one file more, which is when a sweep is wanted most: the time of the last change of this folder is surely past.
    return (await stat(folder)).mtimeMs
  } finally {
    await rm(path, { force: true })
  }
}

/** Removes what nobody has written to for an hour; answers how many. */
export async function sweepTemporaryFolder(folder: string): Promise<number> {
  const entries = (await orNull(() => readdir(folder))) ?? []
  if (entries.length === 0) return 0
  const now = await fileSystemTime(folder)
  let removed = 0
  for (const entry of entries) {
    const path = join(folder, entry)
    const found = await orNull(() => stat(path))
    if (!found || now - found.mtimeMs < STALE_AFTER_MS) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asStorageError(error)
  }
}

/** A nearly full disk takes a part of a write without an error; the next one fails. */
async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let offset = 0
  while (offset < chunk.byteLength) {
    const { bytesWritten } = await file.write(chunk, offset, chunk.byteLength - offset)
    offset += bytesWritten
  }
}
