import { describe, expect, it } from 'vitest'
import { answering, deadOrigin } from './testing/scripted-server.ts'
import { CANARY, testClient } from './testing/test-client.ts'
import type { ObservedCall } from './toapis-client.ts'

const FILE = { bytes: new Uint8Array([1]), name: 'a.png', type: 'image/png' } as const

describe('the client', () => {
  const echo = `no such key: Bearer ${CANARY}`
  const escaped = `{"error":{"code":"${CANARY}","message":"\\u0073k-canary0123456789abcdef"}}`

  it.each([
    [401, { error: { code: CANARY, message: echo, type: echo } }],
    [401, escaped],
    [400, { success: false, message: echo }],
    [400, { error: { message: JSON.stringify({ error: { code: CANARY, message: echo } }) } }],
    [500, { error: echo }],
    [200, { id: CANARY, status: CANARY, error: { code: CANARY, message: echo } }],
    [200, { id: 'tsk_1', status: 'failed', error: { code: CANARY, message: echo } }],
    [200, { success: false, message: echo, data: [{ id: CANARY }] }],
    [200, { success: true, data: { id: CANARY, url: `https://x.test/${CANARY}` } }],
  ])('lets no key out that %i %j echoes', async (status, body) => {
    const calls: ObservedCall[] = []
    const client = testClient(await answering(status, body), { observe: (call) => calls.push(call) })
    const outcomes = [
      await client.submit('{}'),
      await client.status('tsk_1'),
      await client.uploadImage(FILE),
      await client.balance(),
      await client.models(),
    ]
    expect(JSON.stringify([outcomes, calls])).not.toContain('canary')
    expect(calls).toHaveLength(5)
  })

  it('reports each call once, with its outcome and status', async () => {
    const calls: ObservedCall[] = []
    const client = testClient(await answering(429, ''), { observe: (call) => calls.push(call) })
    await client.submit('{}')
    await client.status('tsk_1')
    expect(calls).toEqual([
      { operation: 'submit', ms: expect.any(Number), outcome: 'refused', httpStatus: 429 },
      { operation: 'status', ms: expect.any(Number), outcome: 'unavailable', httpStatus: 429 },
    ])
  })

  it('keeps the outcome when the observer is broken', async () => {
    const observe = () => {
      throw new Error('broken')
    }
    const client = testClient(await deadOrigin(), { observe })
    expect(await client.submit('{}')).toEqual({ kind: 'not_sent', reason: 'refused' })
  })

  it('sends nothing that is not JSON', async () => {
    const client = testClient(await answering(200, { id: 'tsk_1' }))
    await expect(client.submit('{')).rejects.toThrow(SyntaxError)
  })
})
