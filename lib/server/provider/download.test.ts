import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { answering, deadOrigin, httpServer, rawServer } from './testing/scripted-server.ts'
import { testClient } from './testing/test-client.ts'
import type { Timeouts } from './timeouts.ts'

const CLIP = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251))

/** A sink that keeps everything. */
function collect() {
  const chunks: Uint8Array[] = []
  return {
    sink: {
      write: async (chunk: Uint8Array) => {
        chunks.push(chunk)
      },
    },
    all: () => Buffer.concat(chunks),
  }
}

/** Downloads in the sandbox's situation: the API itself is on loopback. */
const fetchFrom = (url: string, maxBytes = 1_000_000, timeouts: Partial<Timeouts> = {}) =>
  testClient('http://127.0.0.1:1', { timeouts }).download(url, collect().sink, { maxBytes })

describe('download', () => {
  it('brings every byte to the sink and never sends the key', async () => {
    const seen: unknown[] = []
    const origin = await httpServer((request, response) => {
      seen.push([request.url, request.headers.authorization, request.headers['accept-encoding']])
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': CLIP.length })
      response.end(CLIP)
    })
    const { sink, all } = collect()
    const outcome = await testClient(origin).download(`${origin}/x.mp4?sig=a%2Fb`, sink, { maxBytes: 1_000_000 })
    expect(outcome).toEqual({ kind: 'done', bytes: CLIP.length, contentLength: CLIP.length })
    expect(all().equals(CLIP)).toBe(true)
    expect(seen).toEqual([['/x.mp4?sig=a%2Fb', undefined, 'identity']])
  })

  it('takes a body of unannounced length', async () => {
    const origin = await httpServer((_, response) => response.end(CLIP))
    const chunked = await rawServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nabc'))
    expect(await fetchFrom(origin)).toMatchObject({ kind: 'done', bytes: CLIP.length })
    expect(await fetchFrom(chunked)).toEqual({ kind: 'done', bytes: 3, contentLength: null })
  })

  it.each([403, 404, 410])('says gone for %i', async (status) => {
    expect(await fetchFrom(await answering(status, ''))).toEqual({ kind: 'gone', httpStatus: status })
  })

  it.each(['text/html; charset=utf-8', 'application/json', 'application/xml', 'image/png'])(
    'does not take %s for a video',
    async (contentType) => {
      const origin = await answering(200, 'expired', { 'content-type': contentType })
      expect(await fetchFrom(origin)).toEqual({ kind: 'not_video', contentType })
    },
  )

  it.each([
    ['a short body', 'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc', 'cut'],
    ['a cut chunked body', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n', 'cut'],
    ['no answer', '', 'reset'],
    ['a partial answer', 'HTTP/1.1 206 Partial Content\r\ncontent-length: 3\r\n\r\nabc', 'http_206'],
  ])('is interrupted by %s', async (_, bytes, reason) => {
    const origin = await rawServer((socket) => socket.end(bytes))
    expect(await fetchFrom(origin)).toMatchObject({ kind: 'interrupted', reason })
  })

  it('is interrupted by a reset, a dead port, an error of the storage', async () => {
    const reset = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc', () => socket.resetAndDestroy())
    })
    expect(await fetchFrom(reset)).toEqual({ kind: 'interrupted', reason: 'cut' })
    expect(await fetchFrom(await deadOrigin())).toEqual({ kind: 'interrupted', reason: 'refused' })
    const down = await answering(503, '', { 'retry-after': '4' })
    expect(await fetchFrom(down)).toEqual({ kind: 'interrupted', reason: 'http_503', retryAfterMs: 4000 })
  })

  /** A server that cuts each answer after `most` bytes. @param tags `ETag` of each answer in turn, the last one again and again */
  function cutting(most: number, tags: (string | undefined)[], ranges: (string | undefined)[] = []) {
    return httpServer(({ headers: { range } }, response) => {
      const etag = tags[Math.min(ranges.length, tags.length - 1)]
      ranges.push(range)
      const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
      response.writeHead(range === undefined ? 200 : 206, {
        'content-type': 'video/mp4',
        'content-length': CLIP.length - from,
        ...(range !== undefined && { 'content-range': `bytes ${from}-${CLIP.length - 1}/${CLIP.length}` }),
        ...(etag !== undefined && { etag }),
      })
      const piece = CLIP.subarray(from, from + most)
      response.write(piece, () => (from + most < CLIP.length ? response.destroy() : response.end()))
    })
  }

  it('goes on where the line was cut, as often as that brings it further', async () => {
    const ranges: (string | undefined)[] = []
    const origin = await cutting(70_000, ['"a"'], ranges)
    const { sink, all } = collect()
    const client = testClient('http://127.0.0.1:1', { timeouts: { resumeMs: 1 } })
    const outcome = await client.download(origin, sink, { maxBytes: 1_000_000 })
    expect(outcome).toEqual({ kind: 'done', bytes: CLIP.length, contentLength: CLIP.length })
    expect(all().equals(CLIP)).toBe(true)
    expect(ranges).toEqual([undefined, ...[70, 140, 210, 280].map((kilo) => `bytes=${kilo}000-`)])
  })

  it.each<[string, number, (string | undefined)[], number]>([
    ['a server that does not tell one file from another', 70_000, [undefined], 1],
    ['one that tells it weakly', 70_000, ['W/"a"'], 1],
    ['another file', 70_000, ['"a"', '"b"'], 2],
    ['a line that hardly brings anything', 1_000, ['"a"'], 3],
  ])('is interrupted by a cut of %s', async (_, most, tags, asked) => {
    const ranges: (string | undefined)[] = []
    const origin = await cutting(most, tags, ranges)
    expect(await fetchFrom(origin, 1_000_000, { resumeMs: 1 })).toEqual({ kind: 'interrupted', reason: 'cut' })
    expect(ranges).toHaveLength(asked)
  })

  it('takes no whole file for the rest of one', async () => {
    const tag = '"a"'
    const origin = await httpServer((_, response) => {
      response.writeHead(200, { 'content-length': CLIP.length, etag: tag })
      response.write(CLIP.subarray(0, 70_000), () => response.destroy())
    })
    const { sink, all } = collect()
    const client = testClient('http://127.0.0.1:1', { timeouts: { resumeMs: 1 } })
    expect(await client.download(origin, sink)).toEqual({ kind: 'interrupted', reason: 'cut' })
    expect(all().length).toBe(70_000)
  })

  it.each([
    ['headersMs', ''],
    ['idleMs', 'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc'],
    ['downloadMs', 'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc'],
  ])('gives up on silence by %s', async (limit, bytes) => {
    const origin = await rawServer((socket) => socket.write(bytes))
    expect(await fetchFrom(origin, 1000, { [limit]: 300 })).toEqual({ kind: 'interrupted', reason: 'timeout' })
  })

  it('gives up on a body that trickles', async () => {
    const origin = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 999999\r\n\r\n')
      const timer = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => clearInterval(timer))
    })
    expect(await fetchFrom(origin, 1_000_000, { rateWindowMs: 200 })).toEqual({
      kind: 'interrupted',
      reason: 'too_slow',
    })
  })

  it('does not blame the server for a slow sink', async () => {
    const origin = await httpServer((_, response) => response.end(CLIP))
    const pauses = [1100]
    const sink = { write: () => new Promise<void>((resolve) => setTimeout(resolve, pauses.pop() ?? 0)) }
    const client = testClient(origin, { timeouts: { rateWindowMs: 500 } })
    expect(await client.download(origin, sink)).toMatchObject({ kind: 'done', bytes: CLIP.length })
  })

  it('stops when called off', async () => {
    const stop = new AbortController()
    const origin = await rawServer((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc'))
    const sink = { write: async () => stop.abort() }
    const outcome = await testClient(origin).download(origin, sink, { maxBytes: 1000, signal: stop.signal })
    expect(outcome).toEqual({ kind: 'interrupted', reason: 'aborted' })
  })

  it('throws what the sink throws', async () => {
    const origin = await answering(200, 'abc')
    const sink = { write: () => Promise.reject(new Error('disk full')) }
    await expect(testClient(origin).download(origin, sink, { maxBytes: 1000 })).rejects.toThrow('disk full')
  })

  it('refuses what is encoded or too large, announced or not', async () => {
    const encoded = await answering(200, 'abc', { 'content-type': 'video/mp4', 'content-encoding': 'br' })
    expect(await fetchFrom(encoded)).toEqual({ kind: 'refused', reason: 'content_encoding' })
    const announced = await rawServer((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\nabc'))
    const unused = { write: () => expect.fail('nothing of it should be taken') }
    const outcome = await testClient(announced).download(announced, unused, { maxBytes: 1000 })
    expect(outcome).toEqual({ kind: 'refused', reason: 'too_large' })
    const unannounced = await httpServer((_, response) => response.write(CLIP, () => response.end()))
    expect(await fetchFrom(unannounced, 1000)).toEqual({ kind: 'refused', reason: 'too_large' })
  })

  it.each(['ftp://example.com/x', 'file:///etc/passwd', '/x.mp4', '', 'https://user:pass@example.com/x'])(
    'refuses the address %j',
    async (url) => {
      expect(await fetchFrom(url)).toEqual({ kind: 'refused', reason: 'bad_url' })
    },
  )

  it.each(['http://10.0.0.1/', 'http://169.254.169.254/latest/', 'http://[fe80::1]/', 'http://0.0.0.0:1/'])(
    'refuses the private address %s even beside a sandbox',
    async (url) => {
      expect(await fetchFrom(url)).toEqual({ kind: 'refused', reason: 'private_address' })
    },
  )

  it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost'])(
    'refuses loopback as %s when the API is elsewhere',
    async (host) => {
      const client = testClient('https://provider.invalid')
      const outcome = await client.download(`http://${host}:1/x.mp4`, collect().sink, { maxBytes: 1000 })
      expect(outcome).toEqual({ kind: 'refused', reason: 'private_address' })
    },
  )

  describe('with redirects', () => {
    const redirecting =
      (target: (path: string) => string): RequestListener =>
      ({ url = '/' }, response) => {
        const location = target(url)
        response.writeHead(location === '' ? 200 : 302, location === '' ? {} : { location })
        response.end('abc')
      }

    it('follows three', async () => {
      const steps: Record<string, string> = { '/0': '/1', '/1': '2', '/2': '/3' }
      const origin = await httpServer(redirecting((path) => steps[path] ?? ''))
      expect(await fetchFrom(`${origin}/0`)).toMatchObject({ kind: 'done', bytes: 3 })
    })

    it('follows no more than three', async () => {
      let visits = 0
      const origin = await httpServer(redirecting(() => `/${visits++}`))
      expect(await fetchFrom(origin)).toEqual({ kind: 'refused', reason: 'too_many_redirects' })
      expect(visits).toBe(4)
    })

    it('follows none to a private address or another scheme', async () => {
      const inside = await httpServer(redirecting(() => 'http://192.168.0.1/x.mp4'))
      expect(await fetchFrom(inside)).toEqual({ kind: 'refused', reason: 'private_address' })
      const scheme = await httpServer(redirecting(() => 'file:///etc/passwd'))
      expect(await fetchFrom(scheme)).toEqual({ kind: 'refused', reason: 'bad_url' })
    })
  })
})
