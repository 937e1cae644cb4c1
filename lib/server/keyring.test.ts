import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openKeyring } from './keyring.ts'
import { Secret } from './secret.ts'

const root = mkdtempSync(path.join(tmpdir(), 'keyring-'))
afterAll(() => rmSync(root, { recursive: true }))

it('makes its secret once, for its owner alone, and gives the same keys from then on', () => {
  const file = path.join(root, 'keys', 'secret')
  const first = openKeyring(file, undefined)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(path.dirname(file))).toEqual(['secret'])
  expect(readFileSync(file, 'utf8')).toMatch(/^[\w-]{43}\n$/)
  expect(openKeyring(file, undefined)('sessions')).toEqual(first('sessions'))
  expect(first('sessions')).toHaveLength(32)
})

it('has another key for each purpose and each secret, none of which is the secret', () => {
  const ring = (text: string) => openKeyring('/nowhere', new Secret(text))
  const keys = ['one-secret', 'other-secret'].flatMap((text) => [ring(text)('sessions'), ring(text)('settings')])
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(4)
})

it('says when the secret cannot be read, instead of making another one', () => {
  expect(() => openKeyring(root, undefined)).toThrow('EISDIR')
})
