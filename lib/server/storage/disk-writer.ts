import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type MediaExt, mediaName } from './media-name.ts'
import type { MediaWriter } from './media-store.ts'
import { asStorageError } from './storage-unavailable.ts'

const FILE_MODE = 0o600
export const FOLDER_MODE = 0o700

/**
 * A writer into `temporaryFolder` whose `keep` moves the file to `finalPath(name)`; both on one file system.
 * The order makes it durable: bytes synced, then the new name, then the folder that holds the name.
 */
export async function openDiskWriter(
  temporaryFolder: string,
  folderOf: (sha256: string) => string,
): Promise<MediaWriter> {
  const path = join(temporaryFolder, `${randomUUID()}.part`)
  const file = await attempt(async () => {
    await mkdir(temporaryFolder, { recursive: true, mode: FOLDER_MODE })
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
      const folder = folderOf(sha256)
      await attempt(async () => {
        await file.sync()
        await close()
        const created = await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
        // Over an equal file this replaces the same bytes by themselves, and mends one that rotted.
        await rename(path, join(folder, name))
        await syncFolder(folder)
        if (created) await syncFolder(join(folder, '..'))
      })
      return { name, sha256, bytes }
    },
    async discard() {
      await close()
      await rm(path, { force: true })
    },
  }
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

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
