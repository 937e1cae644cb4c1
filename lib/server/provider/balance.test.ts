import { describe, expect, it } from 'vitest'
import { answering, httpServer } from './testing/scripted-server.ts'
import { testClient } from './testing/test-client.ts'

const bodies = (byPath: Record<string, unknown>) =>
  httpServer((request, response) => response.end(JSON.stringify(byPath[request.url ?? ''] ?? {})))

describe('balance', () => {
  it('reads key and account as decimal strings', async () => {
    const origin = await bodies({
      '/v1/balance': { success: true, remain_credits: '12.50', used_credits: 3, credits_per_usd: 200 },
      '/v1/user/balance': { success: true, remain_balance: -1, unlimited_quota: true, remain_credits: -1 },
    })
    expect(await testClient(origin).balance()).toEqual({
      kind: 'known',
      key: { remaining: '12.50', used: '3', perUsd: '200', unlimited: false },
      account: { remaining: null, used: null, perUsd: null, unlimited: true },
    })
  })

  it('keeps the one that could be learned', async () => {
    const origin = await bodies({
      '/v1/balance': { success: false, message: 'no' },
      '/v1/user/balance': { success: true, remain_credits: 0 },
    })
    expect(await testClient(origin).balance()).toMatchObject({ key: null, account: { remaining: '0' } })
  })

  it('does not take the unknown for zero', async () => {
    const origin = await answering(200, { success: true, remain_credits: null })
    expect(await testClient(origin).balance()).toEqual({ kind: 'unavailable', reason: 'unexpected_body' })
  })

  it('says when the key is refused', async () => {
    const origin = await answering(401, { error: { code: 'unauthorized' } })
    expect(await testClient(origin).balance()).toMatchObject({ kind: 'denied', refusal: { class: 'unauthorized' } })
  })
})

describe('models', () => {
  it('lists the ids of video models', async () => {
    const origin = await bodies({
      '/v1/models?type=video': { success: true, object: 'list', data: [{ id: 'kling-v3' }, { id: 7 }, null, {}] },
    })
    expect(await testClient(origin).models()).toEqual({ kind: 'listed', ids: ['kling-v3', '7'] })
  })

  it.each([
    [200, { success: false, message: 'x' }, 'unexpected_body'],
    [500, '', 'http_500'],
  ])('learns nothing from %i %j', async (status, body, reason) => {
    expect(await testClient(await answering(status, body)).models()).toEqual({ kind: 'unavailable', reason })
  })

  it('says when the key is refused', async () => {
    expect(await testClient(await answering(403, {})).models()).toMatchObject({ kind: 'denied' })
  })
})
