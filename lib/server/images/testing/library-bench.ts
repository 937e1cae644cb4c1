import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlainDatabase } from '#lib/server/generations/testing/plain-rows'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'

/** An empty library of a test's own: its database and its folder of media. */
export async function openLibraryBench() {
  const folder = mkdtempSync(join(tmpdir(), 'library-bench-'))
  const { db, close } = await openPlainDatabase()
  return {
    db,
    media: createDiskMediaStore(folder),
    close: async () => {
      await close()
      rmSync(folder, { recursive: true })
    },
  }
}
