import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { images } from '#lib/server/db/schema'
import { normaliseImage } from '#lib/server/media/normalise-image'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import { mediaName } from '#lib/server/storage/media-name'
import { acceptImage } from './accept-image.ts'
import { openLibraryBench } from './testing/library-bench.ts'

const still = (background: string) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer()

let bench: Awaited<ReturnType<typeof openLibraryBench>>
beforeAll(async () => {
  bench = await openLibraryBench()
})
afterAll(() => bench.close())

describe('acceptImage', () => {
  it('stores the normalised bytes and enters them once, however often they come', async () => {
    const file = await still('#4060a0')
    const first = await acceptImage({ ...bench, normalise: normaliseImage }, file)
    const again = await acceptImage({ ...bench, normalise: normaliseImage }, file)
    const rows = await bench.db.select().from(images)
    const [row] = rows
    expect(rows).toHaveLength(1)
    expect(row).toMatchObject({ ext: 'jpg', width: 400, height: 300 })
    const sha256 = row?.sha256 ?? ''
    const bytes = (await bench.media.stat(mediaName(sha256, 'jpg')))?.bytes
    const value = { sha256, url: `/media/${sha256}.jpg`, width: 400, height: 300, bytes }
    expect([first, again]).toEqual([
      { ok: true, value },
      { ok: true, value },
    ])
    expect(row?.bytes).toBe(bytes)
  })

  it('passes on why a file is refused, and enters nothing', async () => {
    const before = await bench.db.$count(images)
    const answer = await acceptImage({ ...bench, normalise: normaliseImage }, Buffer.from('<svg/>'))
    expect(answer).toEqual({ ok: false, problem: 'type_refused' })
    expect(await bench.db.$count(images)).toBe(before)
  })

  it('says that there is no space, and enters nothing', async () => {
    const before = await bench.db.$count(images)
    // No user may make a folder here, on Linux (sysfs) and macOS (sealed root) alike.
    const unwritable = createDiskMediaStore('/sys/media')
    const answer = await acceptImage(
      { db: bench.db, media: unwritable, normalise: normaliseImage },
      await still('#a06040'),
    )
    expect(answer).toEqual({ ok: false, problem: 'no_space' })
    expect(await bench.db.$count(images)).toBe(before)
  })
})
