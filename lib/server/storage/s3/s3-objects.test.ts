import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mediaName } from '#lib/server/storage/media-name'
import type { MediaStore } from '#lib/server/storage/media-store'
import { createS3MediaStore } from './s3-media-store.ts'

const NAME = mediaName('ab'.repeat(32), 'jpg')

let folder = ''
let server: Server
let answer: RequestListener
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
  store = createS3MediaStore(
    { endpoint, publicEndpoint: null, bucket: 'clips', region: 'us-east-1', pathStyle: true, ...keys },
    folder,
  )
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

it('believes the words of GET where HEAD said 404 a moment before', async () => {
  answer = (request, response) => {
    if (request.method === 'HEAD') response.writeHead(404).end()
    else response.writeHead(200, { 'content-length': 5 }).end('hello')
  }
  expect(await store.stat(NAME)).toEqual({ bytes: 5 })
})
