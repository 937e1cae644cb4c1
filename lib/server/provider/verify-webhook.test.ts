import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyWebhook } from './verify-webhook.ts'

const BODY = Buffer.from('{"type":"generation.completed","data":{"task_id":"tsk_1"}}')
const NOW = 1_795_000_000_000
const SECOND = NOW / 1000
const sign = (secret: string, id = 'evt_1', timestamp = String(SECOND), body: Uint8Array = BODY) =>
  `v1=${createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('hex')}`

type Delivery = { id?: string | null; timestamp?: string | null; signature?: string | null; body?: Uint8Array }
function check(delivery: Delivery = {}, secrets = ['new']) {
  const { id = 'evt_1', timestamp = String(SECOND), signature = sign('new'), body = BODY } = delivery
  const headers = new Map([
    ['x-toapis-webhook-id', id],
    ['x-toapis-webhook-timestamp', timestamp],
    ['x-toapis-webhook-signature', signature],
  ])
  return verifyWebhook({ secrets, header: (name) => headers.get(name) ?? null, body, nowMs: NOW })
}

describe('verifyWebhook', () => {
  it('takes what is signed with our secret', () => {
    expect(check()).toEqual({ ok: true, id: 'evt_1' })
  })

  it.each([
    ['signed by both', `${sign('old')},${sign('new')}`, ['new']],
    ['signed by both, with a blank', `${sign('old')}, ${sign('new')}`, ['old']],
    ['signed by the old one', sign('old'), ['new', 'old']],
    ['beside a scheme to come', `v2=abc,${sign('new')}`, ['new']],
  ])('takes what comes during a rotation: %s', (_, signature, secrets) => {
    expect(check({ signature }, secrets)).toMatchObject({ ok: true })
  })

  it.each<[string, Delivery]>([
    ['another secret', { signature: sign('other') }],
    ['another body', { body: Buffer.from('{}') }],
    ['another id', { id: 'evt_2' }],
    ['another time', { timestamp: String(SECOND + 1) }],
    ['half a signature beside a whole wrong one', { signature: `${sign('other')},${sign('new').slice(0, 40)}` }],
  ])('refuses what is signed for %s', (_, delivery) => {
    expect(check(delivery)).toEqual({ ok: false, reason: 'forged' })
  })

  it.each<[string, Delivery]>([
    ['no signature', { signature: null }],
    ['an empty one', { signature: 'v1=' }],
    ['one without its scheme', { signature: sign('new').slice(3) }],
    ['no id', { id: null }],
    ['no time', { timestamp: null }],
    ['a time that is no number', { timestamp: '-1e3' }],
  ])('refuses %s', (_, delivery) => {
    expect(check(delivery)).toEqual({ ok: false, reason: 'unsigned' })
  })

  it.each([
    [-300, true],
    [300, true],
    [-301, false],
    [301, false],
  ])('minds a time %i s away: taken %s', (away, ok) => {
    const timestamp = String(SECOND + away)
    expect(check({ timestamp, signature: sign('new', 'evt_1', timestamp) }).ok).toBe(ok)
  })
})
