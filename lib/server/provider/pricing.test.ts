import { expect, it } from 'vitest'
import { answering, httpServer } from './testing/scripted-server.ts'
import { testClient } from './testing/test-client.ts'

const price = (conditions: object, more: object = {}) => ({
  group: 'default',
  conditions,
  charge_type: 'per_second',
  unit: 'second',
  unit_price: '0.084',
  ...more,
})
const listing = (prices: object[], more: object = {}) =>
  httpServer((request, response) => {
    const body = { object: 'list', currency: 'USD', data: [{ id: 'kling-v3', prices }], ...more }
    response.statusCode = request.url === '/v1/pricing?model=kling-v3' ? 200 : 404
    response.end(JSON.stringify(body))
  })
const rulesOf = async (prices: object[], more: object = {}) => {
  const answer = await testClient(await listing(prices, more)).pricing()
  return answer.kind === 'listed' ? answer.rules : answer.kind
}

it('reads prices by the second and by the clip, with what they hold for', async () => {
  const prices = [
    price({ mode: 'std', audio: false }),
    price({ resolution: '1080P', sound: 'on', duration: '10s' }),
    price({ task_type: 'image2video', aspect_ratio: '9:16' }, { charge_type: 'per_request', unit_price: 0.5 }),
  ]
  expect(await rulesOf(prices)).toEqual([
    { mode: 'std', audio: false, per: 'second', usd: '0.084' },
    { mode: 'pro', audio: true, duration: 10, per: 'second', usd: '0.084' },
    { withImages: true, aspectRatio: '9:16', per: 'clip', usd: '0.5' },
  ])
})

it.each([
  ['a condition that we do not know', [price({ mode: 'std', tier: 'vip' })]],
  ['a value that we do not know', [price({ mode: '4k' })]],
  ['a charge by the token', [price({}, { charge_type: 'per_token' })]],
  ['a negative price', [price({}, { unit_price: '-1' })]],
  ['a price in words', [price({}, { unit_price: 'free' })]],
  ['no price at all', []],
])('takes no price from %s', async (_, prices) => {
  expect(await rulesOf(prices)).toEqual([])
})

it('takes no price in another currency, and none of another model', async () => {
  expect(await rulesOf([price({})], { currency: 'CNY' })).toEqual([])
  expect(await rulesOf([], { data: [{ id: 'kling-v3-omni', prices: [price({})] }] })).toEqual([])
})

it.each([
  [404, { error: { code: 'model_not_found' } }],
  [503, { error: { code: 'pricing_unavailable' } }],
  [200, { success: false }],
])('does not know prices after %i', async (status, body) => {
  const answer = await testClient(await answering(status, body)).pricing()
  expect(answer.kind).not.toBe('listed')
})
