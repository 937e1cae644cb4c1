import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeMediaStore } from '#lib/server/storage/testing/media-store-contract'
import { type S3Server, startS3Server } from '#lib/server/storage/testing/s3-server'
import { removeOlder } from './removal-marks.ts'
import { openS3Client } from './s3-client.ts'
import { createS3MediaStore } from './s3-media-store.ts'
import { createS3Objects } from './s3-objects.ts'

const folder = mkdtempSync(join(tmpdir(), 's3-media-store-'))
let server: S3Server
beforeAll(async () => {
  server = await startS3Server(join(folder, 'objects'))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describeMediaStore('S3 media store, by the contract', async () =>
  createS3MediaStore(await server.newBucket(), mkdtempSync(join(folder, 'temporary-'))),
)

describe('S3 media store', () => {
  it('never loses a file that is stored again while the old one is removed', async () => {
    const settings = await server.newBucket()
    const store = createS3MediaStore(settings, mkdtempSync(join(folder, 'temporary-')))
    const bytes = Buffer.from('wanted again')
    const { name } = await store.put(bytes, 'png')
    utimesSync(server.pathOf(settings.bucket, name), 0, 0)
    const objects = createS3Objects(openS3Client(settings, settings.endpoint), settings.bucket)
    const key = `${name.slice(0, 2)}/${name}`
    let stored: Promise<unknown> = Promise.resolve()
    // Somebody stores it after its age was looked at, and goes as far as they get before it is removed.
    const late = async (removed: string) => {
      if (removed === key) {
        stored = store.put(bytes, 'png')
        await Promise.race([stored, pause(500)])
      }
      await objects.remove(removed)
    }
    expect(await removeOlder({ ...objects, remove: late }, key, 60_000)).toBe(true)
    await stored
    expect(await store.stat(name)).toEqual({ bytes: bytes.length })
  })

  it('tells how old a file is by the clock of the store alone', async () => {
    const settings = await server.newBucket()
    const { name } = await createS3MediaStore(settings, mkdtempSync(join(folder, 'temporary-'))).put(
      Buffer.from('young'),
      'png',
    )
    const objects = createS3Objects(openS3Client(settings, settings.endpoint), settings.bucket)
    const key = `${name.slice(0, 2)}/${name}`
    // As much behind as a machine's own clock may be ahead.
    const head = async (asked: string) => {
      const found = await objects.head(asked)
      return found && { ...found, modifiedAt: found.modifiedAt - 2 * 3600_000 }
    }
    expect(await removeOlder({ ...objects, head }, key, 3600_000)).toBe(false)
    expect(await objects.head(key)).toEqual({ bytes: 5, modifiedAt: expect.any(Number) })
    const twoHoursAgo = Date.now() / 1000 - 7200
    utimesSync(server.pathOf(settings.bucket, name), twoHoursAgo, twoHoursAgo)
    expect(await removeOlder(objects, key, 3600_000)).toBe(true)
  })

  it('tells the disk from the store when it cannot keep a file', async () => {
    const settings = await server.newBucket()
    const temporary = mkdtempSync(join(folder, 'temporary-'))
    const away = createS3MediaStore({ ...settings, endpoint: 'http://127.0.0.1:9' }, temporary)
    await expect(away.put(Buffer.from('x'), 'png')).rejects.toMatchObject({ reason: 'away', problem: 'store_away' })
    const noBucket = createS3MediaStore({ ...settings, bucket: 'gone' }, temporary)
    await expect(noBucket.put(Buffer.from('x'), 'png')).rejects.toMatchObject({ reason: 'away' })
    // No user may make a folder here, on Linux (sysfs) and macOS (sealed root) alike.
    const unwritable = createS3MediaStore(settings, '/sys/media')
    await expect(unwritable.put(Buffer.from('x'), 'png')).rejects.toMatchObject({ problem: 'no_space' })
  })
})
