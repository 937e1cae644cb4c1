import { describe, expect, it } from 'vitest'
import { answering, deadOrigin, httpServer, rawServer, tcpServer } from './testing/scripted-server.ts'
import { CANARY, testClient } from './testing/test-client.ts'

const BODY = '{"model":"kling-v3", "prompt":"猫 \\u00e9","client_business_id":"ours-1"}'
const ACCEPTED = { id: 'tsk_1', object: 'generation.task', status: 'queued', progress: 0, client_business_id: 'ours-1' }

const submitTo = (origin: string) => testClient(origin).submit(BODY)
const submitWithin = (origin: string, submitMs: number) => testClient(origin, { timeouts: { submitMs } }).submit(BODY)

describe('submit', () => {
  it('sends the exact bytes once, with the key and no coding, and reads the task', async () => {
    const seen: unknown[] = []
    const origin = await httpServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const { authorization, 'content-type': type, 'accept-encoding': coding } = request.headers
      seen.push({
        line: `${request.method} ${request.url}`,
        authorization,
        type,
        coding,
        body: Buffer.concat(chunks).toString(),
      })
      response.end(JSON.stringify(ACCEPTED))
    })
    expect(await submitTo(origin)).toEqual({
      kind: 'accepted',
      taskId: 'tsk_1',
      clientBusinessId: 'ours-1',
      status: 'queued',
    })
    expect(seen).toEqual([
      {
        line: 'POST /v1/videos/generations',
        authorization: `Bearer ${CANARY}`,
        type: 'application/json',
        coding: 'identity',
        body: BODY,
      },
    ])
  })

  it('takes the live variant of the answer', async () => {
    const origin = await answering(200, { id: 'x', task_id: 'video_task_1', object: 'video', status: '', progress: 0 })
    expect(await submitTo(origin)).toMatchObject({ kind: 'accepted', taskId: 'video_task_1', status: '' })
  })

  it('opens a connection of its own for each submission', async () => {
    const ports = new Set<number | undefined>()
    const origin = await httpServer((request, response) => {
      ports.add(request.socket.remotePort)
      request.resume().on('end', () => response.end(JSON.stringify(ACCEPTED)))
    })
    const client = testClient(origin)
    await client.submit(BODY)
    await client.submit(BODY)
    expect(ports.size).toBe(2)
  })

  describe('knows that nothing was sent', () => {
    it('when no connection can be opened to such an address', async () => {
      const origin = await deadOrigin()
      expect(await submitTo(`${origin}/with/a/path`)).toEqual({ kind: 'not_sent', reason: 'network' })
    })

    it('when nobody listens', async () => {
      expect(await submitTo(await deadOrigin())).toEqual({ kind: 'not_sent', reason: 'refused' })
    })

    it('when the name does not resolve', async () => {
      const client = testClient('http://provider.invalid')
      expect(await client.submit(BODY)).toEqual({ kind: 'not_sent', reason: 'dns' })
    })

    it('when the port does not speak TLS', async () => {
      const origin = await answering(200, ACCEPTED)
      expect(await submitTo(origin.replace('http:', 'https:'))).toEqual({ kind: 'not_sent', reason: 'tls' })
    })

    it('when the TLS handshake hangs', async () => {
      const origin = await rawServer(() => {})
      const client = testClient(origin.replace('http:', 'https:'), { timeouts: { connectMs: 100 } })
      expect(await client.submit(BODY)).toEqual({ kind: 'not_sent', reason: 'connect_timeout' })
    })

    it('when it was called off before', async () => {
      const origin = await answering(200, ACCEPTED)
      const outcome = await testClient(origin).submit(BODY, { signal: AbortSignal.abort() })
      expect(outcome).toEqual({ kind: 'not_sent', reason: 'aborted' })
    })

    it('when it was called off while connecting', async () => {
      const stop = new AbortController()
      const origin = await tcpServer(() => stop.abort())
      const client = testClient(origin.replace('http:', 'https:'))
      expect(await client.submit(BODY, { signal: stop.signal })).toEqual({ kind: 'not_sent', reason: 'aborted' })
    })
  })

  describe('knows a refusal', () => {
    it.each([
      [400, { error: { code: 'invalid_request', message: 'bad' } }, 'invalid'],
      [401, '<html>', 'unauthorized'],
      [429, '', 'rate_limited'],
      [503, { error: { code: 'rate_limit_unavailable' } }, 'limiter_down'],
    ])('%i %j', async (status, body, expected) => {
      expect(await submitTo(await answering(status, body, { 'retry-after': '7' }))).toMatchObject({
        kind: 'refused',
        refusal: { class: expected, httpStatus: status, retryAfterMs: 7000 },
      })
    })
  })

  describe('says unknown once a byte may have left', () => {
    it.each([
      [408, {}, 'http_408'],
      [409, { error: { code: 'conflict' } }, 'http_409'],
      [500, { error: { code: 'internal_error' } }, 'http_500'],
      [502, '<html>Bad gateway</html>', 'http_502'],
      [503, { error: { code: 'circuit_broken' } }, 'http_503'],
      [504, '', 'http_504'],
      [200, '<html>hello</html>', 'not_json'],
      [200, '', 'not_json'],
      [200, '{"id":"tsk_1","sta', 'not_json'],
      [200, `${'['.repeat(300_000)}${']'.repeat(300_000)}`, 'not_json'],
      [200, { status: 'queued' }, 'no_id'],
      [200, { success: false, message: 'no' }, 'no_id'],
      [200, { ...ACCEPTED, client_business_id: 'theirs' }, 'foreign_client_business_id'],
    ])('after %i %.60j', async (status, body, reason) => {
      expect(await submitTo(await answering(status, body))).toEqual({ kind: 'unknown', reason, httpStatus: status })
    })

    it('after a redirect, which is not followed', async () => {
      const origin = await answering(307, '', { location: 'http://169.254.169.254/' })
      expect(await submitTo(origin)).toEqual({ kind: 'unknown', reason: 'http_307', httpStatus: 307 })
    })

    it('after an encoded body', async () => {
      const origin = await answering(200, ACCEPTED, { 'content-encoding': 'br' })
      expect(await submitTo(origin)).toMatchObject({ kind: 'unknown', reason: 'content_encoding' })
    })

    it.each([
      ['a reset before the answer', (): string => '', 'reset'],
      ['half a head', () => 'HTTP/1.1 200 OK\r\ncontent-le', 'reset'],
      ['what is not HTTP', () => 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 'malformed'],
      ['half a body', () => 'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"id":"tsk_1"', 'cut'],
      [
        'half a chunked body',
        () => 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nd\r\n{"id":"tsk_1"\r\n',
        'cut',
      ],
    ])('after %s', async (_, bytes, reason) => {
      const origin = await rawServer((socket) => socket.end(bytes()))
      expect(await submitTo(origin)).toMatchObject({ kind: 'unknown', reason })
    })

    it('after a hard reset while the request was read', async () => {
      const origin = await rawServer((socket) => socket.resetAndDestroy())
      expect(await submitTo(origin)).toMatchObject({ kind: 'unknown', reason: 'reset' })
    })

    it('after silence instead of headers', async () => {
      const client = testClient(await rawServer(() => {}), { timeouts: { headersMs: 200 } })
      expect(await client.submit(BODY)).toMatchObject({ kind: 'unknown', reason: 'timeout' })
    })

    it('after silence altogether', async () => {
      expect(await submitWithin(await rawServer(() => {}), 700)).toMatchObject({ kind: 'unknown', reason: 'timeout' })
    })

    it('after headers that trickle without end', async () => {
      const origin = await rawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n')
        const timer = setInterval(() => socket.write('x-slow: 1\r\n'), 20)
        socket.on('close', () => clearInterval(timer))
      })
      expect(await submitWithin(origin, 700)).toMatchObject({ kind: 'unknown', reason: 'timeout' })
    })

    it('after a body that trickles without end', async () => {
      const origin = await rawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n{')
        const timer = setInterval(() => socket.write(' '), 20)
        socket.on('close', () => clearInterval(timer))
      })
      expect(await submitWithin(origin, 700)).toMatchObject({ kind: 'unknown', reason: 'cut' })
    })

    it('when it was called off on the way', async () => {
      const stop = new AbortController()
      const origin = await rawServer(() => stop.abort())
      const outcome = await testClient(origin).submit(BODY, { signal: stop.signal })
      expect(outcome).toMatchObject({ kind: 'unknown', reason: 'aborted' })
    })
  })

  it('reads no more than a megabyte of 50', async () => {
    let taken = 0
    const origin = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 50000000\r\n\r\n')
      const piece = Buffer.alloc(100_000, ' ')
      const pump = () => {
        while (taken < 50_000_000 && !socket.destroyed && socket.write(piece)) taken += piece.length
      }
      socket.on('drain', pump)
      pump()
    })
    expect(await submitTo(origin)).toMatchObject({ kind: 'unknown', reason: 'too_large' })
    expect(taken).toBeLessThan(20_000_000)
  })
})
