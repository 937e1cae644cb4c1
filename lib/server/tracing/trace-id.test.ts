import { expect, it } from 'vitest'
import { traceIdOf } from './trace-id.ts'

it('is a UUID without its hyphens, in small letters', () => {
  expect(traceIdOf('4F1C2E0A-9B3D-4C5E-8F70-112233445566')).toBe('4f1c2e0a9b3d4c5e8f70112233445566')
  expect(traceIdOf('4f1c2e0a9b3d4c5e8f70112233445566')).toBe('4f1c2e0a9b3d4c5e8f70112233445566')
})

it('is the beginning of the SHA-256 of any other id', () => {
  // printf click-4711 | sha256sum
  expect(traceIdOf('click-4711')).toBe('978f63777b61ed2392009e076afcb06a')
})

it('is never all zeros, which no trace may be', () => {
  expect(traceIdOf('00000000-0000-0000-0000-000000000000')).toMatch(/[1-9a-f]/)
})

it('is another one each time where there is no request', () => {
  expect(traceIdOf(undefined)).toMatch(/^[0-9a-f]{32}$/)
  expect(traceIdOf(undefined)).not.toBe(traceIdOf(undefined))
})
