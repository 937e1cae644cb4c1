import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeS3Media } from '#lib/server/http/testing/s3-media-contract'
import { checkBucket } from '#lib/server/storage/s3/check-bucket'
import { createS3MediaStore } from '#lib/server/storage/s3/s3-media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { describeMediaStore } from '#lib/server/storage/testing/media-store-contract'
import { type Swift, startSwift } from './start-swift.ts'

const folder = mkdtempSync(join(tmpdir(), 'swift-'))
let swift: Swift
beforeAll(async () => {
  swift = await startSwift(folder)
}, 90_000)
afterAll(async () => {
  await swift.close()
  rmSync(folder, { recursive: true })
})
const temporary = () => mkdtempSync(join(folder, 'temporary-'))

describeMediaStore('S3 media store on Swift, by the contract', async () =>
  createS3MediaStore(await swift.newBucket(), temporary()),
)

describeS3Media('media on Swift', () => swift.newBucket())

describe('Swift', () => {
  it('gives nothing without the very signature', async () => {
    const settings = await swift.newBucket()
    const store = createS3MediaStore(settings, temporary())
    const { name } = await store.put(Buffer.from('private'), 'png')
    const { url } = (await store.addressOf?.(name, null)) ?? { url: '' }
    expect((await fetch(url)).status).toBe(200)
    for (const [part, value] of [
      ['X-Amz-Signature', '0'.repeat(64)],
      ['X-Amz-Expires', '604800'],
      ['response-content-disposition', 'attachment'],
    ] as const) {
      const forged = new URL(url)
      forged.searchParams.set(part, value)
      expect([part, (await fetch(forged)).status]).toEqual([part, 403])
    }
    expect((await fetch(url.slice(0, url.indexOf('?')))).ok).toBe(false)
  })

  it('refuses bytes that are not those of their name', async () => {
    const store = createS3MediaStore(await swift.newBucket(), temporary())
    const writer = await store.openWrite()
    await writer.write(Buffer.from('as it came'))
    await writeFile(writer.path, 'spoilt now')
    await expect(writer.keep('png')).rejects.toThrow(StorageUnavailable)
  })

  it('is told to the person at the terminal when it does not take the key', async () => {
    const settings = await swift.newBucket()
    expect(await checkBucket(settings)).toEqual({ ok: true })
    expect(await checkBucket({ ...settings, secretAccessKey: 'wrong' })).toMatchObject({ ok: false, kind: 'refused' })
    expect(await checkBucket({ ...settings, bucket: 'none-of-that-name' })).toMatchObject({ kind: 'refused' })
  })
})
