import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { OPEN_PAGES, PAGES, ROUTES } from '#lib/domain/team/access'
import { CLIENT_ADDRESS_HEADER } from '#lib/server/client-header'
import { createListener } from './listener.ts'
import { createRequestGuard } from './request-guard.ts'
import { ask, listen } from './testing/ask.ts'

const CHEN = { id: 'c', name: 'Chen', role: 'creator' } as const
const SESSION = { cookie: 'session=chen' }
const HOST = { host: 'studio.lan:3000' }
const asked: string[] = []
const direct: string[] = []
const listener = createListener({
  guard: createRequestGuard({ host: '0.0.0.0', publicUrl: null }),
  actorOf: async (cookie) => (cookie === SESSION.cookie ? CHEN : null),
  proxies: 1,
  routes: [
    { match: (path) => path.startsWith('/media/'), handle: (request, response) => note(request.url, response) },
    {
      match: (path) => path === '/api/health',
      open: true,
      handle: (request, response) => note(request.url, response),
    },
  ],
  next: (request, response) => {
    asked.push(request.url ?? '')
    response.end(String(request.headers[CLIENT_ADDRESS_HEADER]))
  },
  development: false,
  onError: () => {},
})
function note(url: string | undefined, response: { end(): unknown }) {
  direct.push(url ?? '')
  response.end()
}
let port = 0
beforeAll(async () => {
  port = await listen(listener.server)
})
afterAll(() => listener.close())
beforeEach(() => {
  asked.length = 0
  direct.length = 0
})

const NAMES: Record<string, string> = { '[id]': '00000000-0000-4000-8000-000000000001' }
const filled = (path: string) => path.replace(/\[\w+\]/g, (name) => NAMES[name] ?? 'x')

it('lets nobody without a session near a page, and leads them to the sign-in and back', async () => {
  for (const page of Object.keys(PAGES)
    .map(filled)
    .filter((path) => path !== '/')) {
    const { status, headers } = await ask(port, `${page}?q=a%20b`, { headers: HOST })
    expect([status, headers.location]).toEqual([303, `/sign-in?to=${encodeURIComponent(`${page}?q=a%20b`)}`])
  }
  expect((await ask(port, '/', { headers: HOST })).headers.location).toBe('/sign-in')
  expect(asked).toEqual([])
})

it('says 401 to what a page’s script asks for, and to anything that would change something', async () => {
  const post = { method: 'POST', headers: { ...HOST, origin: 'http://studio.lan:3000' } }
  for (const path of [...Object.keys(ROUTES).map(filled), '/media/x.mp4', '/_next/image?url=/media/x.jpg']) {
    const { status, body, headers } = await ask(port, path, { headers: HOST })
    expect([path, status, body.toString(), headers['cache-control']]).toEqual([
      path,
      401,
      'Sign in first.\n',
      'private, no-store',
    ])
  }
  expect((await ask(port, '/wall', { headers: { ...HOST, rsc: '1' } })).status).toBe(401)
  expect((await ask(port, '/wall', post)).status).toBe(401)
  expect([asked, direct]).toEqual([[], []])
})

it('leaves the calls of actions to the actions, which say that somebody is signed out, and nothing else', async () => {
  const call = { method: 'POST', headers: { ...HOST, origin: 'http://studio.lan:3000', 'next-action': '40ab' } }
  for (const page of ['/', '/wall', '/settings?tab=keys']) expect((await ask(port, page, call)).status).toBe(200)
  expect(asked.splice(0)).toEqual(['/', '/wall', '/settings?tab=keys'])
  for (const path of ['/api/generations', '/media/x.mp4', '/_next/image?url=/media/x.jpg'])
    expect((await ask(port, path, call)).status).toBe(401)
  const asIfRead = { ...call, method: 'GET' }
  expect((await ask(port, '/wall', asIfRead)).status).toBe(303)
  expect([asked, direct]).toEqual([[], []])
})

it('lets everybody see what is open, and those who are signed in all', async () => {
  const open = [...OPEN_PAGES, '/_next/static/chunks/a.js', '/icon.svg', '/api/health']
  for (const path of open) expect((await ask(port, path, { headers: HOST })).status).toBe(200)
  for (const path of ['/', '/wall', '/api/ledger', '/media/x.mp4'])
    expect((await ask(port, path, { headers: { ...HOST, ...SESSION } })).status).toBe(200)
  expect(asked.splice(0)).toEqual([...open.slice(0, -1), '/', '/wall', '/api/ledger'])
  expect(direct.splice(0)).toEqual(['/api/health', '/media/x.mp4'])
})

it.each([
  '//wall',
  '/sign-in//wall',
  '/sign-in/../wall',
  '/sign-in/..%2fwall',
  '/sign-in%2f..%2fwall',
  '/sign-in/%2e%2e/wall',
  '/_next/static/../../wall',
  '/_next/static/%2E%2E/%2e%2e/wall',
  '/_next/static/..\\..\\wall',
  '/_next/static/..%5c..%5cwall',
  '/_next/static/./../wall',
  '/icon.svg/..',
  '/sign-in%00',
  '/%',
  'http://studio.lan/wall',
  'wall',
])('refuses %s, which two parts of a server may read differently, from everybody', async (path) => {
  for (const headers of [HOST, { ...HOST, ...SESSION }]) expect((await ask(port, path, { headers })).status).toBe(400)
  expect([asked, direct]).toEqual([[], []])
})

it.each([
  '/SIGN-IN',
  '/sign-in/',
  '/sign-in.rsc',
  '/sign-in/first/x',
  '/icon.svg.txt',
  '/_next/staticx/a.js',
  '/API/health',
  '/api/health/',
])('takes %s for nothing that is open', async (path) => {
  expect([303, 401]).toContain((await ask(port, path, { headers: HOST })).status)
  expect([asked, direct]).toEqual([[], []])
})

it('believes the last proxy about who asks, and nothing that a request says of itself', async () => {
  const from = async (headers: Record<string, string>) =>
    (await ask(port, '/sign-in', { headers: { ...HOST, ...headers } })).body.toString()
  expect(await from({ [CLIENT_ADDRESS_HEADER]: '6.6.6.6' })).toBe('127.0.0.1')
  expect(await from({ 'x-forwarded-for': '6.6.6.6, 203.0.113.7' })).toBe('203.0.113.7')
  expect(await from({ 'x-forwarded-for': '203.0.113.7, nonsense' })).toBe('127.0.0.1')
})
