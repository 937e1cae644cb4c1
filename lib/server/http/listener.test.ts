import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { createListener, type ListenerParts } from './listener.ts'
import { createRequestGuard } from './request-guard.ts'
import { ask, listen } from './testing/ask.ts'

const OLGA = { id: 'o', name: 'Olga', role: 'owner' } as const
const KEPT = { headers: { connection: 'keep-alive' } }
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function start(parts: Partial<ListenerParts> = {}) {
  const errors: unknown[] = []
  const listener = createListener({
    guard: createRequestGuard({ host: '127.0.0.1', publicUrl: null }),
    actorOf: async () => OLGA,
    proxies: 0,
    routes: [],
    next: (asked, response) => void response.end(asked.headers['content-security-policy']),
    development: false,
    onError: (error) => errors.push(error),
    ...parts,
  })
  closing.push(listener.close)
  return { port: await listen(listener.server), close: listener.close, errors }
}

describe('listener', () => {
  it('hands pages to Next with the nonce of their policy, a new one each time', async () => {
    const { port } = await start()
    const [first, second] = [
      await ask(port, '/'),
      await ask(port, '/', { headers: { 'content-security-policy': 'x' } }),
    ]
    const policy = first.headers['content-security-policy']
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/)
    expect(policy).toContain(`frame-ancestors 'none'`)
    expect(policy).not.toContain('unsafe-eval')
    expect(first.body.toString()).toBe(policy)
    expect(second.body.toString()).toMatch(/nonce-/)
    expect(second.body.toString()).not.toBe(policy)
    expect(first.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
  })

  it('asks its own routes first, by the path as it came and without the query', async () => {
    const { port } = await start({
      routes: [{ match: (path) => path === '/api/x', handle: (_request, response) => void response.end('direct') }],
    })
    expect((await ask(port, '/api/x?y=1')).body.toString()).toBe('direct')
    expect((await ask(port, '/api/%78')).body.toString()).not.toBe('direct')
  })

  it('refuses a foreign Host and a foreign POST before anybody sees them', async () => {
    const { port } = await start({
      next: () => {
        throw new Error('must not be asked')
      },
    })
    const rebound = await ask(port, '/', { headers: { host: 'evil.example' } })
    const forged = await ask(port, '/', { method: 'POST', headers: { origin: 'http://evil.example' }, body: 'x' })
    expect([rebound.status, forged.status]).toEqual([421, 403])
    expect(rebound.body.toString()).toContain('PUBLIC_URL')
  })

  it('answers 500 without a word of what was thrown, and tells its owner', async () => {
    const { port, errors } = await start({ next: () => Promise.reject(new Error('secret')) })
    const { status, body } = await ask(port, '/')
    expect(status).toBe(500)
    expect(body.toString()).not.toContain('secret')
    expect(errors).toMatchObject([{ message: 'secret' }])
  })

  it.each([
    ['what is not HTTP', 'HELO\r\n\r\n', '400 Bad Request'],
    ['a head of 20 kB', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431 Request Header'],
  ])('refuses %s', async (_label, sent, expected) => {
    const { port } = await start()
    const socket = connect(port, '127.0.0.1')
    socket.write(sent)
    expect(await text(socket)).toContain(expected)
  })

  it('lets a WebSocket through from its own pages alone', async () => {
    const { port } = await start({
      upgrade: (_request, socket) => void socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: close\r\n\r\n'),
    })
    const open = async (origin: string) => {
      const socket = connect(port, '127.0.0.1')
      socket.write(`GET /hmr HTTP/1.1\r\nHost: localhost:1\r\nOrigin: ${origin}\r\n`)
      socket.write('Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
      return (await text(socket)).slice(9, 12)
    }
    expect(await open('http://localhost:1')).toBe('101')
    expect(await open('http://evil.example')).toBe('403')
  })

  it('goes on for a while where it is to drain, and keeps no connection', async () => {
    const { port, close } = await start()
    expect((await ask(port, '/', KEPT)).headers.connection).toBe('keep-alive')
    const closed = close({ drainMs: 1_000, graceMs: 5_000 })
    expect(await ask(port, '/', KEPT)).toMatchObject({ status: 200, headers: { connection: 'close' } })
    await closed
    const [refused] = await once(request({ port, host: '127.0.0.1' }).end(), 'error')
    expect(refused).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('ends what is running before it closes, and takes nothing new', async () => {
    const asked = Promise.withResolvers<() => void>()
    const { port, close } = await start({ next: (_request, response) => asked.resolve(() => response.end('finished')) })
    const running = ask(port, '/')
    const finish = await asked.promise
    const closed = close()
    const late = request({ port, host: '127.0.0.1' })
    const [refused] = await once(late.end(), 'error')
    expect(refused).toMatchObject({ code: 'ECONNREFUSED' })
    finish()
    expect((await running).body.toString()).toBe('finished')
    await closed
  })
})
