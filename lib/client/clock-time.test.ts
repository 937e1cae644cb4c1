import { describe, expect, it } from 'vitest'
import { clockTime } from './clock-time.ts'

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
