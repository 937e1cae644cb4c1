import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Changes } from '#lib/domain/generation/generation'
import type { Actor } from '#lib/domain/team/roles'
import { changesRoute } from './changes-route.ts'
import { listen } from './testing/ask.ts'

const QUIET: Changes = {
  rev: '7',
  reset: false,
  changes: [],
  active: 1,
  atRisk: 0,
  pause: null,
  heldUntil: null,
  balance: null,
  now: 1,
}
const BALANCE = { credits: '84', usd: '0.42', unlimited: false, knownAt: 5 }
const PAUSE = { reason: 'quota', message: '余额不足', since: 1, checkedAt: null } as const
let current: Changes
let asking: Actor
const asked: number[] = []
const route = changesRoute({
  since: async (since) => {
    asked.push(since)
    return current
  },
})
const server = createServer((request, response) => void route.handle(request, response, async () => asking))
let origin = ''
beforeAll(async () => {
  origin = `http://127.0.0.1:${await listen(server)}`
})
beforeEach(() => {
  current = QUIET
  asking = { id: 'o', name: 'Olga', role: 'owner' }
})
afterAll(() => server.close())

const get = (since: string, headers = {}) => fetch(`${origin}/api/changes?since=${since}`, { headers })
const tag = async () => (await get('7')).headers.get('etag') ?? ''

describe('GET /api/changes', () => {
  it('answers what changed since', async () => {
    const response = await get('5')
    expect(await response.json()).toEqual(QUIET)
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(asked.at(-1)).toBe(5)
  })

  it('tells a balance that is new, though no generation changed', async () => {
    const before = await tag()
    current = { ...QUIET, balance: BALANCE }
    const response = await get('7', { 'if-none-match': before })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(current)
    expect((await get('7', { 'if-none-match': await tag() })).status).toBe(304)
  })

  it('says 304 while nothing is new', async () => {
    expect((await get('7', { 'if-none-match': await tag() })).status).toBe(304)
  })

  it.each<[string, Partial<Changes>]>([
    ['a newer revision', { rev: '8' }],
    ['another number of active ones', { active: 2 }],
    ['another number at risk', { atRisk: 1 }],
    ['a pause', { pause: PAUSE }],
    ['a hold', { heldUntil: 5 }],
    ['a reset', { reset: true }],
  ])('says 200 for %s', async (_, change) => {
    const before = await tag()
    current = { ...QUIET, ...change }
    expect((await get('7', { 'if-none-match': before })).status).toBe(200)
  })

  it('says 200 once a pause was looked into again', async () => {
    current = { ...QUIET, pause: PAUSE }
    const before = await tag()
    expect((await get('7', { 'if-none-match': before })).status).toBe(304)
    current = { ...QUIET, pause: { ...PAUSE, checkedAt: 2 } }
    expect((await get('7', { 'if-none-match': before })).status).toBe(200)
  })

  it.each(['', '-1', '1e3', 'x', '1234567890123456', '1;drop'])('refuses since=%j', async (since) => {
    expect((await get(since)).status).toBe(400)
  })

  it('sends no body for HEAD', async () => {
    const response = await fetch(`${origin}/api/changes?since=1`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it('says nothing of money to a reviewer, and does not let its tag tell either', async () => {
    const quiet = await tag()
    current = { ...QUIET, balance: BALANCE }
    expect(await (await get('7')).json()).toMatchObject({ balance: BALANCE })
    asking = { id: 'r', name: 'Rita', role: 'reviewer' }
    expect(await (await get('7')).json()).toMatchObject({ balance: null })
    expect(await tag()).toBe(quiet)
  })
})
