import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clearStamp, fingerprint, readStamp, writeStamp } from './stamp.mjs'

let root = ''
const put = (name: string, text: string) => {
  writeFileSync(path.join(root, name), text)
  utimesSync(path.join(root, name), 1, 1)
}
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'inbetween-stamp-'))
  mkdirSync(path.join(root, 'app', 'wall'), { recursive: true })
  put('app/wall/page.tsx', 'one')
})
afterEach(() => rmSync(root, { recursive: true }))

it('knows the same sources again', () => {
  expect(fingerprint(root, ['app', 'missing.json'])).toBe(fingerprint(root, ['app', 'missing.json']))
})

it.each([
  ['a longer file', () => put('app/wall/page.tsx', 'three')],
  ['a later time', () => utimesSync(path.join(root, 'app/wall/page.tsx'), 1, 2)],
  ['a new file', () => put('app/wall/layout.tsx', '')],
  ['a file that was missing', () => put('missing.json', '')],
  ['a deleted file', () => rmSync(path.join(root, 'app/wall/page.tsx'))],
])('notices %s', (_label, change) => {
  const before = fingerprint(root, ['app', 'missing.json'])
  change()
  expect(fingerprint(root, ['app', 'missing.json'])).not.toBe(before)
})

it('builds nothing anew for a test', () => {
  const before = fingerprint(root, ['app'])
  put('app/wall/page.test.tsx', 'test')
  expect(fingerprint(root, ['app'])).toBe(before)
})

it('is there after a step and gone while it runs', () => {
  const file = path.join(root, 'stamp')
  expect(readStamp(file)).toBeUndefined()
  writeStamp(file, 'done')
  expect(readStamp(file)).toBe('done')
  clearStamp(file)
  expect(readStamp(file)).toBeUndefined()
})
