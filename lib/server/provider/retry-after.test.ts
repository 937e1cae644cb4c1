import { describe, expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0)

describe('retryAfterMs', () => {
  it.each([
    ['5', 5000],
    ['0.5', 500],
    [['7', '9'], 7000],
    ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['99999999999999999999999', Number.MAX_SAFE_INTEGER],
    ['-1', undefined],
    ['soon', undefined],
    ['', undefined],
    ['NaN', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected)
  })
})
