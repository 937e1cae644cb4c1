import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { seal, unseal } from './sealed.ts'

const key = randomBytes(32)

it('opens what it sealed, which looks different each time and never like the text', () => {
  const [one, other] = [
    seal(key, 'sk-Schlüssel', 'https://toapis.com'),
    seal(key, 'sk-Schlüssel', 'https://toapis.com'),
  ]
  expect(one).not.toBe(other)
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('sk-')
  expect([one, other].map((sealed) => unseal(key, sealed, 'https://toapis.com'))).toEqual([
    'sk-Schlüssel',
    'sk-Schlüssel',
  ])
})

it('opens nothing with another key, for another address, or after a change of any byte', () => {
  const sealed = seal(key, 'sk-1', 'a')
  expect(unseal(randomBytes(32), sealed, 'a')).toBeNull()
  expect(unseal(key, sealed, 'b')).toBeNull()
  const bytes = Buffer.from(sealed, 'base64url')
  for (const [at, byte] of bytes.entries()) {
    const changed = Buffer.from(bytes)
    changed[at] = byte ^ 1
    expect(unseal(key, changed.toString('base64url'), 'a')).toBeNull()
  }
  for (const short of ['', 'AAAA', sealed.slice(0, 30)]) expect(unseal(key, short, 'a')).toBeNull()
})
