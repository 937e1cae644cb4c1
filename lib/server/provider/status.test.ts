import { describe, expect, it } from 'vitest'
import { answering, deadOrigin, httpServer, rawServer } from './testing/scripted-server.ts'
import { testClient } from './testing/test-client.ts'

const ask = (origin: string, id = 'tsk_1', timeouts = {}) => testClient(origin, { timeouts }).status(id)

describe('status', () => {
  it('asks for the encoded id and reads the task', async () => {
    const paths: unknown[] = []
    const origin = await httpServer((request, response) => {
      paths.push(request.url)
      response.end(JSON.stringify({ id: 'a/b?c', status: 'in_progress', progress: '65%' }))
    })
    expect(await ask(origin, 'a/b?c')).toEqual({
      kind: 'running',
      progress: 65,
      word: 'in_progress',
      taskId: 'a/b?c',
      clientBusinessId: null,
    })
    expect(paths).toEqual(['/v1/videos/generations/a%2Fb%3Fc'])
  })

  it.each([
    [404, { error: { code: 'task_not_found', message: 'x' } }],
    [404, { error: { code: 404, type: 'not_found_error' } }],
    [400, { code: 'task_not_exist', message: 'x', data: null }],
    [200, { code: 'task_not_exist', message: 'x', data: null }],
  ])('says not found for %i %j', async (status, body) => {
    expect(await ask(await answering(status, body))).toEqual({ kind: 'not_found' })
  })

  it.each([
    [401, { error: { code: 'unauthorized' } }, 'unauthorized'],
    [402, {}, 'quota'],
    [403, {}, 'forbidden'],
  ])('says denied for %i', async (status, body, expected) => {
    expect(await ask(await answering(status, body))).toMatchObject({ kind: 'denied', refusal: { class: expected } })
  })

  it.each([
    [404, '<html>nginx</html>', 'http_404'],
    [404, 'null', 'http_404'],
    [400, { error: { code: 'invalid_request' } }, 'http_400'],
    [429, { error: { code: 'rate_limit_exceeded' } }, 'http_429'],
    [500, { error: { code: 'internal_error' } }, 'http_500'],
    [502, '<html>', 'http_502'],
    [302, '', 'http_302'],
    [200, '<html>', 'not_json'],
    [200, '{"id":"tsk_1","status":"fai', 'not_json'],
    [200, 'null', 'unexpected_body'],
    [200, { success: false, message: 'busy' }, 'unexpected_body'],
    [200, { status: 'error', message: 'busy' }, 'unexpected_body'],
    [200, { data: { status: 'failed', error: { message: 'busy' } } }, 'unexpected_body'],
    [200, { status: 'completed', url: 'https://files.example/x.mp4' }, 'unexpected_body'],
    [200, { id: 'tsk_2', status: 'failed' }, 'id_mismatch'],
    [200, { id: 'tsk_2', client_business_id: 'theirs', status: 'completed' }, 'id_mismatch'],
  ])('learns nothing from %i %j', async (status, body, reason) => {
    expect(await ask(await answering(status, body))).toEqual({ kind: 'unavailable', reason })
  })

  it('passes the pause on that the provider asks for', async () => {
    const origin = await answering(429, '', { 'retry-after': '30' })
    expect(await ask(origin)).toEqual({ kind: 'unavailable', reason: 'http_429', retryAfterMs: 30_000 })
  })

  it('learns nothing from silence, a reset, a cut body or a dead port', async () => {
    const reasons = []
    for (const origin of [
      await rawServer(() => {}),
      await rawServer((socket) => socket.resetAndDestroy()),
      await rawServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"id":"tsk_1"')),
      await deadOrigin(),
    ]) {
      reasons.push(await ask(origin, 'tsk_1', { queryMs: 1000 }))
    }
    expect(reasons).toEqual(['timeout', 'reset', 'cut', 'refused'].map((reason) => ({ kind: 'unavailable', reason })))
  })

  describe('asked by our own id', () => {
    const lookUp = (origin: string) => testClient(origin).status('ours-1', { askedBy: 'client_business_id' })

    it.each([
      [{ client_business_id: 'ours-1' }, 'ours-1'],
      [{}, null],
    ])('learns the task id from %j', async (echo, clientBusinessId) => {
      const origin = await answering(200, { id: 'tsk_7', status: 'queued', ...echo })
      expect(await lookUp(origin)).toMatchObject({ kind: 'running', taskId: 'tsk_7', clientBusinessId })
    })

    it.each([{ status: 'maintenance' }, { status: 'failed', error: { code: 'busy' } }])(
      'takes %j, which names nothing, for no task',
      async (body) => {
        expect(await lookUp(await answering(200, body))).toEqual({ kind: 'unavailable', reason: 'unexpected_body' })
      },
    )

    it('takes an answer that repeats it and names no task', async () => {
      const origin = await answering(200, { client_business_id: 'ours-1', status: 'queued' })
      expect(await lookUp(origin)).toMatchObject({ kind: 'running', taskId: null, clientBusinessId: 'ours-1' })
    })

    it('does not take another one’s task', async () => {
      const origin = await answering(200, { id: 'tsk_7', status: 'queued', client_business_id: 'theirs' })
      expect(await lookUp(origin)).toEqual({ kind: 'unavailable', reason: 'id_mismatch' })
    })
  })
})
