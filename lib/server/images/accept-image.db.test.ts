import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import { createTestDatabase } from '#lib/server/db/testing/test-database'
import { normaliseImage } from '#lib/server/media/normalise-image'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import { mediaName } from '#lib/server/storage/media-name'
import { acceptImage } from './accept-image.ts'

const folder = mkdtempSync(join(tmpdir(), 'accept-image-'))
const media = createDiskMediaStore(folder)
const still = (background: string) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer()

let db: Database
let end: () => Promise<void>
beforeAll(async () => {
  const database = await createTestDatabase()
  const opened = openDatabase(database.url, 2, () => undefined)
  db = opened.db
  end = () => opened.close().then(database.drop)
})
afterAll(async () => {
  await end()
  rmSync(folder, { recursive: true })
})

describe('acceptImage', () => {
  it('stores the normalised bytes and enters them once, however often they come', async () => {
    const file = await still('#4060a0')
    const first = await acceptImage({ db, media, normalise: normaliseImage }, file)
    const again = await acceptImage({ db, media, normalise: normaliseImage }, file)
    const rows = await db.select().from(images)
    const [row] = rows
    expect(rows).toHaveLength(1)
    expect(row).toMatchObject({ ext: 'jpg', width: 400, height: 300 })
    const sha256 = row?.sha256 ?? ''
    const bytes = (await media.stat(mediaName(sha256, 'jpg')))?.bytes
    const value = { sha256, url: `/media/${sha256}.jpg`, width: 400, height: 300, bytes }
    expect([first, again]).toEqual([
      { ok: true, value },
      { ok: true, value },
    ])
    expect(row?.bytes).toBe(bytes)
  })

  it('passes on why a file is refused, and enters nothing', async () => {
    const before = await db.$count(images)
    const answer = await acceptImage({ db, media, normalise: normaliseImage }, Buffer.from('<svg/>'))
    expect(answer).toEqual({ ok: false, problem: 'type_refused' })
    expect(await db.$count(images)).toBe(before)
  })

  it('says that there is no space, and enters nothing', async () => {
    const before = await db.$count(images)
    // No user may make a folder here, on Linux (sysfs) and macOS (sealed root) alike.
    const unwritable = createDiskMediaStore('/sys/media')
    const answer = await acceptImage({ db, media: unwritable, normalise: normaliseImage }, await still('#a06040'))
    expect(answer).toEqual({ ok: false, problem: 'no_space' })
    expect(await db.$count(images)).toBe(before)
  })
})
