import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlainDatabase } from '#lib/server/generations/testing/plain-rows'
import { openTestMedia } from '#lib/server/storage/testing/test-media'

/** An empty library of a test's own: its database and its folder of media. */
export async function openLibraryBench() {
  const folder = mkdtempSync(join(tmpdir(), 'library-bench-'))
  const { db, close } = await openPlainDatabase()
  const store = await openTestMedia(folder)
  return {
    db,
    media: store.media,
    close: async () => {
      await store.close()
      await close()
      rmSync(folder, { recursive: true })
    },
  }
}
