import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mediaName } from '#lib/server/storage/media-name'
import type { MediaStore } from '#lib/server/storage/media-store'
import { openS3Client } from './s3-client.ts'
import { createS3MediaStore } from './s3-media-store.ts'
import { createS3Objects } from './s3-objects.ts'
import type { S3Settings } from './s3-settings.ts'

const NAME = mediaName('ab'.repeat(32), 'jpg')

let folder = ''
let server: Server
let answer: RequestListener
let settings: S3Settings
let store: MediaStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 's3-missing-'))
  server = createServer((request, response) => {
    request.resume()
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const keys = { accessKeyId: 'key', secretAccessKey: 'secret' }
  settings = { endpoint, publicEndpoint: null, bucket: 'clips', region: 'us-east-1', pathStyle: true, ...keys }
  store = createS3MediaStore(settings, folder)
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const LOOKS: Record<string, () => Promise<unknown>> = {
  stat: () => store.stat(NAME),
  read: () => store.read(NAME),
  open: () => store.open(NAME),
  localFile: () => store.localFile(NAME),
}
const looks = Object.keys(LOOKS)

/** As stores write it; the answer to HEAD is the same without it. */
const refusal =
  (code: string): RequestListener =>
  (request, response) => {
    const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>It is not there.</Message></Error>`
    response.writeHead(404, { 'content-type': 'application/xml', 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

describe('a 404 of the store itself', () => {
  it.each(looks)('for a key that it does not have is null: %s', async (look) => {
    answer = refusal('NoSuchKey')
    expect(await LOOKS[look]?.()).toBeNull()
  })

  it.each(looks)('for a bucket that is gone is a store that is away: %s', async (look) => {
    answer = refusal('NoSuchBucket')
    await expect(LOOKS[look]?.()).rejects.toMatchObject({ name: 'StorageUnavailable', reason: 'away' })
  })

  it('is no file for the list of a bucket that is gone', async () => {
    answer = refusal('NoSuchBucket')
    const list = async () => {
      for await (const _ of store.list('ab'));
    }
    await expect(list()).rejects.toMatchObject({ reason: 'away' })
  })
})

describe('a 404 of something before the store', () => {
  const BODIES = { text: '404 page not found\n', html: '<html><body><h1>404 Not Found</h1></body></html>', nothing: '' }

  it.each(looks.flatMap((look) => Object.entries(BODIES).map(([what, body]) => ({ look, what, body }))))(
    'is a store that is away: $look, $what',
    async ({ look, body }) => {
      answer = (_, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end(body)
      await expect(LOOKS[look]?.()).rejects.toMatchObject({ name: 'StorageUnavailable', reason: 'away' })
    },
  )
})

describe('a file that cannot be read while it is sent', () => {
  /** How many came to the store whole. */
  let whole = 0
  beforeEach(() => {
    whole = 0
    answer = (request, response) =>
      void request.on('end', () => {
        if (request.method === 'PUT') whole += 1
        response.end()
      })
  })

  it('is a store that is away, where it is gone', async () => {
    const writer = await store.openWrite()
    await writer.write(Buffer.alloc(3_000_000))
    rmSync(writer.path)
    await expect(writer.keep('mp4')).rejects.toMatchObject({
      name: 'StorageUnavailable',
      cause: { message: expect.stringContaining('ENOENT') },
    })
    expect(whole).toBe(0)
  })

  it('is a store that is away, where the disk fails in the middle of it, and is sent once', async () => {
    let opened = 0
    const body = () => {
      opened += 1
      return Readable.from(
        (async function* () {
          yield Buffer.alloc(1_000_000)
          throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })
        })(),
      )
    }
    const objects = createS3Objects(openS3Client(settings, settings.endpoint), settings.bucket)
    const sha256 = 'ab'.repeat(32)
    await expect(objects.put('key', { body, sha256, bytes: 3_000_000, type: 'video/mp4' })).rejects.toMatchObject({
      name: 'StorageUnavailable',
      cause: { message: expect.stringContaining('EIO') },
    })
    expect([opened, whole]).toEqual([1, 0])
  })
})

it('believes the words of GET where HEAD said 404 a moment before', async () => {
  answer = (request, response) => {
    if (request.method === 'HEAD') response.writeHead(404).end()
    else response.writeHead(200, { 'content-length': 5 }).end('hello')
  }
  expect(await store.stat(NAME)).toEqual({ bytes: 5 })
})
