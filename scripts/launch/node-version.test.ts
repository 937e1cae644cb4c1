import { expect, it } from 'vitest'
import { isAtLeast, isPatched } from './node-version.mjs'

it.each([
  ['22.19.0', true],
  ['22.18.9', false],
  ['24.0.0', true],
  ['9.99.99', false],
])('knows whether %s is at least 22.19', (version, able) => {
  expect(isAtLeast(version, [22, 19, 0])).toBe(able)
})

it.each([
  ['22.23.3', false],
  ['22.23.4', true],
  ['23.11.1', false],
  ['24.21.0', false],
  ['24.22.1', true],
  ['26.12.0', false],
  ['27.0.0', true],
])('knows whether the decoder of %s is mended', (version, patched) => {
  expect(isPatched(version)).toBe(patched)
})
