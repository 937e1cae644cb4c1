import { describe, expect, it } from 'vitest'
import { clockTime, takesLong } from './usual-time.ts'

describe('clockTime', () => {
  it.each([
    [-5000, '0:00'],
    [9_999, '0:09'],
    [65_000, '1:05'],
    [3_725_000, '1:02:05'],
  ])('%i ms reads %s', (ms, text) => {
    expect(clockTime(ms)).toBe(text)
  })
})

describe('takesLong', () => {
  it('expects more of text alone than of an image', () => {
    const sevenMinutes = 7 * 60_000
    expect(takesLong({ images: [{ role: 'first_frame', sha256: 'a' }] }, sevenMinutes)).toBe(true)
    expect(takesLong({ images: [] }, sevenMinutes)).toBe(false)
  })
})
