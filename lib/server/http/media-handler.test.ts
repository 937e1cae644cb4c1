import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import type { MediaName } from '#lib/server/storage/media-name'
import type { MediaStore, StoredMedia } from '#lib/server/storage/media-store'
import { createMediaHandler } from './media-handler.ts'
import { ask, listen } from './testing/ask.ts'

const root = mkdtempSync(join(tmpdir(), 'media-handler-'))
const store = createDiskMediaStore(root)
const THOUSAND = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251))
/** More than the buffers of both ends of a connection hold. */
const LARGE = Buffer.alloc(24_000_000, 'large')

/** A server of the handler alone, with the store's files counted as they open and close. */
async function serve(open: MediaStore['open'] = store.open, addressOf?: MediaStore['addressOf']) {
  const files = { opened: 0, closed: 0 }
  const waiting: (() => void)[] = []
  const counting: MediaStore['open'] = async (name) => {
    const found = await open(name)
    if (found?.kind !== 'file') return found
    files.opened += 1
    return {
      ...found,
      close: async () => {
        await found.close()
        files.closed += 1
        for (const tell of waiting.splice(0)) tell()
      },
    }
  }
  const handler = createMediaHandler({ open: counting, ...(addressOf && { addressOf }) })
  const server = createServer((request, response) => void handler.handle(request, response, async () => null))
  const port = await listen(server)
  afterAll(() => {
    handler.close()
    server.closeAllConnections()
    server.close()
  })
  return { port, handler, files, aFileClosed: () => new Promise<void>((resolve) => waiting.push(resolve)) }
}

let port = 0
let small: StoredMedia
let path = ''
beforeAll(async () => {
  small = await store.put(THOUSAND, 'mp4')
  path = `/media/${small.name}`
  port = (await serve()).port
})
afterAll(() => rmSync(root, { recursive: true }))

describe('GET /media', () => {
  it('sends the whole file with its type and validators', async () => {
    const { status, headers, body } = await ask(port, path)
    expect(status).toBe(200)
    expect(body.equals(THOUSAND)).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '1000',
      etag: `"${small.sha256}"`,
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['content-disposition']).toBeUndefined()
  })

  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=990-', 990, 999],
    ['bytes=-10', 990, 999],
    ['bytes=500-99999', 500, 999],
  ])('answers %s with that part', async (range, start, end) => {
    const { status, headers, body } = await ask(port, path, { headers: { range } })
    expect(status).toBe(206)
    expect(headers['content-range']).toBe(`bytes ${start}-${end}/1000`)
    expect(headers['content-length']).toBe(String(end - start + 1))
    expect(body.equals(THOUSAND.subarray(start, end + 1))).toBe(true)
  })

  it('answers a range beyond the end with 416 and the true size', async () => {
    const { status, headers, body } = await ask(port, path, { headers: { range: 'bytes=1000-' } })
    expect([status, headers['content-range'], body.byteLength]).toEqual([416, 'bytes */1000', 0])
  })

  it.each([
    'bytes=5-4',
    'nonsense',
    Array.from({ length: 1000 }, (_, i) => `${i}-${i}`)
      .join(',')
      .replace(/^/, 'bytes='),
  ])('sends the whole file for %.40s', async (range) => {
    const { status, body } = await ask(port, path, { headers: { range } })
    expect([status, body.byteLength]).toEqual([200, 1000])
  })

  it('sends a large file in one piece after the other, unharmed', async () => {
    const { name } = await store.put(LARGE, 'mp4')
    const { body } = await ask(port, `/media/${name}`, { headers: { range: 'bytes=3-' } })
    expect(body.equals(LARGE.subarray(3))).toBe(true)
  })
})

describe('many at once', () => {
  it('never mixes the bytes of one answer with those of another, whoever hangs up', async () => {
    const own = await serve()
    const contents = ['fox', 'owl', 'elk'].map((word) => Buffer.alloc(12_000_000, word))
    const stored = await Promise.all(contents.map((bytes) => store.put(bytes, 'mp4')))
    const whole = async (index: number) => {
      const { body } = await ask(own.port, `/media/${stored[index]?.name}`)
      return contents[index]?.equals(body)
    }
    const cut = async (index: number) => {
      const [response] = await once(get({ port: own.port, path: `/media/${stored[index]?.name}` }), 'response')
      await once(response, 'readable')
      response.destroy()
      return true
    }
    const answers = Array.from({ length: 4 }, () => [whole(0), cut(1), whole(2), cut(0), whole(1)]).flat()
    expect(new Set(await Promise.all(answers))).toEqual(new Set([true]))
  })
})

describe('validators', () => {
  it.each([
    ['the tag itself', (sha: string) => `"${sha}"`],
    ['a weak one in a list', (sha: string) => `"other", W/"${sha}"`],
    ['anything', () => '*'],
  ])('If-None-Match with %s is 304 without a body', async (_label, tag) => {
    const headers = { 'if-none-match': tag(small.sha256), range: 'bytes=0-1' }
    const answer = await ask(port, path, { headers })
    expect([answer.status, answer.body.byteLength]).toEqual([304, 0])
    expect(answer.headers.etag).toBe(`"${small.sha256}"`)
  })

  it.each([
    ['our tag', (sha: string) => `"${sha}"`, 206],
    ['another tag', () => '"other"', 200],
    ['a weak tag', (sha: string) => `W/"${sha}"`, 200],
    ['a date', () => 'Wed, 21 Oct 2026 07:28:00 GMT', 200],
  ])('If-Range with %s', async (_label, tag, status) => {
    const headers = { 'if-range': tag(small.sha256), range: 'bytes=0-1' }
    expect((await ask(port, path, { headers })).status).toBe(status)
  })
})

describe('other requests', () => {
  it('HEAD says all that GET would, without the body', async () => {
    const { status, headers, body } = await ask(port, path, { method: 'HEAD', headers: { range: 'bytes=0-1' } })
    expect([status, headers['content-length'], body.byteLength]).toEqual([200, '1000', 0])
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is 405', async (method) => {
    const { status, headers } = await ask(port, path, { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it('names a download', async () => {
    const { headers } = await ask(port, `${path}?download=${encodeURIComponent('狐.mp4')}`)
    expect(headers['content-disposition']).toBe(`attachment; filename="_.mp4"; filename*=UTF-8''%E7%8B%90.mp4`)
  })

  it.each([
    (name: MediaName) => `/media/${'0'.repeat(64)}.${name.slice(65)}`,
    (name: MediaName) => `/media/${name.slice(0, 64)}.png`,
    (name: MediaName) => `/media/${name.toUpperCase()}`,
    (name: MediaName) => `/media/${name}/`,
    (name: MediaName) => `/media//${name}`,
    (name: MediaName) => `/media/${name.slice(0, 2)}/${name}`,
    (name: MediaName) => `/media/../media/${name}`,
    (name: MediaName) => `/media/%2e%2e%2f${name}`,
    (name: MediaName) => `/media/..%2f..%2fetc%2fpasswd?${name}`,
    (name: MediaName) => `/media/${name}%00`,
    (name: MediaName) => `/media/${name};.jpg`,
    (name: MediaName) => `/media/tmp/${name}`,
    () => '/media/',
    () => '/media/__proto__',
  ])('path trick %#', async (trick) => {
    expect((await ask(port, trick(small.name))).status).toBe(404)
  })

  it('sends the browser on where the store says so', async () => {
    const url = 'https://store.example/x?signature=1'
    const elsewhere = await serve(store.open, async () => ({ url, freshMs: 90_700 }))
    const { status, headers } = await ask(elsewhere.port, path)
    expect([status, headers.location]).toEqual([302, url])
    expect(headers['cache-control']).toBe('private, max-age=90')
  })
})

describe('open files', () => {
  it('opens a file once for many requests', async () => {
    const own = await serve()
    await Promise.all(Array.from({ length: 20 }, () => ask(own.port, path, { headers: { range: 'bytes=0-9' } })))
    expect(own.files).toEqual({ opened: 1, closed: 0 })
  })

  it('is closed after a client has gone in the middle of the body', async () => {
    const own = await serve()
    const { name } = await store.put(LARGE, 'mp4')
    const [response] = (await once(get({ port: own.port, path: `/media/${name}` }), 'response')) as [IncomingMessage]
    await once(response, 'readable')
    own.handler.close()
    expect(own.files).toEqual({ opened: 1, closed: 0 })
    const closed = own.aFileClosed()
    response.destroy()
    await closed
    expect((await ask(own.port, path)).status).toBe(200)
  })

  it('is read to its end though deleted and dropped meanwhile', async () => {
    const own = await serve()
    const bytes = Buffer.alloc(24_000_000, 'to be deleted')
    const { name } = await store.put(bytes, 'mp4')
    const [response] = (await once(get({ port: own.port, path: `/media/${name}` }), 'response')) as [IncomingMessage]
    await once(response, 'readable')
    await store.delete(name)
    own.handler.close()
    const chunks: Buffer[] = await response.toArray()
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  })

  it('stays well when a client hangs up right after asking', async () => {
    const own = await serve()
    for (const _ of Array.from({ length: 20 })) {
      const socket = connect(own.port, '127.0.0.1')
      await once(socket, 'connect')
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
      socket.resetAndDestroy()
    }
    expect((await ask(own.port, path)).status).toBe(200)
  })
})
