import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createDiskMediaStore, type DiskMediaStore } from '#lib/server/storage/disk-media-store'
import type { MediaStore, StoredMedia } from '#lib/server/storage/media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { openTestMedia, type TestMedia } from '#lib/server/storage/testing/test-media'
import { openMoveJournal } from './move-journal.ts'
import { moveMedia } from './move-media.ts'

const parent = mkdtempSync(join(tmpdir(), 'move-media-'))
const closing: TestMedia[] = []
afterAll(async () => {
  for (const store of closing) await store.close()
  rmSync(parent, { recursive: true })
})

let folder = ''
let disk: DiskMediaStore
let s3: DiskMediaStore
let stored: StoredMedia[]
beforeEach(async () => {
  folder = mkdtempSync(join(parent, 'move-'))
  const bucket = await openTestMedia(folder, 's3')
  closing.push(bucket)
  s3 = bucket.media
  disk = createDiskMediaStore(join(folder, 'disk'))
  stored = await Promise.all(
    Array.from({ length: 12 }, (_, i) => disk.put(randomBytes(1000 + i), i % 2 ? 'jpg' : 'mp4')),
  )
})

/** A move as a command that is started anew each time. */
async function move(from: MediaStore, to: MediaStore, remove = false) {
  const journal = await openMoveJournal(join(folder, 'journal'), to === disk ? 'disk' : 's3')
  return moveMedia({ from, to, journal }, { remove, tell: () => undefined })
}
const isThere = async (store: MediaStore) =>
  (await Promise.all(stored.map(({ name }) => store.stat(name)))).filter(Boolean).length

/** The store, and what of it was written to and read. */
function watched(store: MediaStore, failAfter = Number.POSITIVE_INFINITY) {
  const done = { written: 0, read: 0 }
  const watching: MediaStore = {
    ...store,
    openWrite() {
      done.written += 1
      if (done.written > failAfter) throw new StorageUnavailable('away', null)
      return store.openWrite()
    },
    open(name) {
      done.read += 1
      return store.open(name)
    },
  }
  return { store: watching, done }
}

describe('moving media', () => {
  it('brings every file there and back, each compared, and takes none away unless told', async () => {
    expect(await move(disk, s3)).toMatchObject({ of: { files: 12 }, there: { files: 12 }, copied: { files: 12 } })
    expect([await isThere(disk), await isThere(s3)]).toEqual([12, 12])
    expect(await move(disk, s3, true)).toMatchObject({ copied: { files: 0 }, removed: 12 })
    expect([await isThere(disk), await isThere(s3)]).toEqual([0, 12])
    expect(await move(s3, disk)).toMatchObject({ there: { files: 12 }, copied: { files: 12 }, damaged: [] })
    expect(await isThere(disk)).toBe(12)
  })

  it('goes on where it was broken off, and neither sends nor reads again what is there', async () => {
    await expect(move(disk, watched(s3, 5).store)).rejects.toThrow(StorageUnavailable)
    const before = await isThere(s3)
    expect(before).toBeGreaterThan(0)
    const second = watched(s3)
    await move(disk, second.store)
    expect(second.done.written).toBe(12 - before)
    const third = watched(s3)
    expect(await move(disk, third.store)).toMatchObject({ there: { files: 12 }, copied: { files: 0 } })
    expect(third.done).toEqual({ written: 0, read: 0 })
  })

  it('reads back a file that somebody else brought there, and sends one anew that is not whole', async () => {
    const [whole, spoilt] = stored.map(({ name }) => name)
    if (!whole || !spoilt) throw new Error('nothing stored')
    for (const name of [whole, spoilt])
      await s3.put((await disk.read(name)) ?? new Uint8Array(), name === whole ? 'mp4' : 'jpg')
    writeFileSync(s3.pathOf(spoilt), randomBytes(1001))
    const { store, done } = watched(s3)
    expect(await move(disk, store)).toMatchObject({ there: { files: 12 }, copied: { files: 11 } })
    expect(done.written).toBe(11)
    expect(Buffer.from((await s3.read(spoilt)) ?? []).equals((await disk.read(spoilt)) ?? Buffer.of())).toBe(true)
  })

  it('leaves out a file that is not what its name says, and never takes it away', async () => {
    const [rotten] = stored.map(({ name }) => name)
    if (!rotten) throw new Error('nothing stored')
    writeFileSync(disk.pathOf(rotten), 'rotten')
    expect(await move(disk, s3, true)).toMatchObject({ there: { files: 11 }, removed: 11, damaged: [rotten] })
    expect(await disk.stat(rotten)).not.toBeNull()
    expect(await s3.stat(rotten)).toBeNull()
  })
})
