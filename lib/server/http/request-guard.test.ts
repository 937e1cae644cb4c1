import { describe, expect, it } from 'vitest'
import { createRequestGuard } from './request-guard.ts'

const local = createRequestGuard({ host: '127.0.0.1', publicUrl: null })
const proxied = createRequestGuard({ host: '127.0.0.1', publicUrl: new URL('https://clips.example') })
const open = createRequestGuard({ host: '0.0.0.0', publicUrl: null })

describe('Host', () => {
  it.each(['localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost', '127.0.0.1:8080'])(
    '%s reaches a loopback server',
    (host) => {
      expect(local({ method: 'GET', headers: { host } })).toBeNull()
    },
  )

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.5:3000',
    '',
  ])('%s does not', (host) => {
    expect(local({ method: 'GET', headers: { host } })).toMatchObject({ status: 421 })
  })

  it('must be there', () => {
    expect(local({ method: 'GET', headers: {} })).toMatchObject({ status: 421 })
  })

  it('may be the public one behind a proxy', () => {
    expect(proxied({ method: 'GET', headers: { host: 'clips.example' } })).toBeNull()
    expect(proxied({ method: 'GET', headers: { host: 'evil.example' } })).toMatchObject({ status: 421 })
  })

  it('may be any on an address that others reach', () => {
    expect(open({ method: 'GET', headers: { host: 'studio.lan:3000' } })).toBeNull()
  })
})

describe('Origin of what changes something', () => {
  const host = 'localhost:3000'

  it.each([
    [{ host, origin: 'http://localhost:3000' }],
    [{ host, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
    [{ host, origin: 'https://localhost:3000' }],
  ])('takes %j', (headers) => {
    expect(local({ method: 'POST', headers })).toBeNull()
  })

  it.each([
    [{ host }],
    [{ host, 'sec-fetch-site': 'same-origin' }],
    [{ host, origin: 'null' }],
    [{ host, origin: 'http://evil.example' }],
    [{ host, origin: 'http://localhost:4000' }],
    [{ host, origin: 'http://127.0.0.1:3000' }],
    [{ host, origin: 'http://localhost:3000.evil.example' }],
    [{ host, origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
    [{ host, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    [{ host, origin: 'nonsense' }],
  ])('refuses %j', (headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'UPGRADE'])
      expect(local({ method, headers })).toMatchObject({ status: 403 })
  })

  it('takes the public one, though the proxy renamed the host', () => {
    expect(proxied({ method: 'POST', headers: { host, origin: 'https://clips.example' } })).toBeNull()
    expect(proxied({ method: 'POST', headers: { host, origin: 'http://clips.example' } })).toMatchObject({
      status: 403,
    })
  })
})

describe('a webhook', () => {
  const host = 'clips.example'
  const path = '/api/webhooks/toapis'

  it('needs no Origin, for the provider has no page', () => {
    expect(proxied({ method: 'POST', headers: { host }, path })).toBeNull()
    expect(proxied({ method: 'POST', headers: { host, origin: 'https://toapis.com' }, path })).toBeNull()
  })

  it('must name our host as everything else', () => {
    expect(proxied({ method: 'POST', headers: { host: 'evil.example' }, path })).toMatchObject({ status: 421 })
    expect(local({ method: 'POST', headers: { host }, path })).toMatchObject({ status: 421 })
  })

  it.each([
    ['POST', '/api/webhooks/toapis/'],
    ['POST', '/api/webhooks/%74oapis'],
    ['POST', '/api/webhooks/toapis.rsc'],
    ['POST', '//api/webhooks/toapis'],
    ['POST', '/api/webhooks/TOAPIS'],
    ['POST', '/api/webhooks/toapis/../../..'],
    ['POST', '/'],
    ['PUT', path],
    ['OPTIONS', path],
  ])('opens no other door: %s %s', (method, other) => {
    expect(proxied({ method, headers: { host }, path: other })).toMatchObject({ status: 403 })
  })
})
