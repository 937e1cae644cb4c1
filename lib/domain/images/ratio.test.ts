import { expect, it } from 'vitest'
import { betterRatio, ratioName, sameShape } from './ratio.ts'

it.each([
  [1920, 1080, '16:9'],
  [1366, 768, '16:9'],
  [1080, 1920, '9:16'],
  [1024, 768, '4:3'],
  [500, 500, '1:1'],
  [1420, 1000, '1.42:1'],
  [1000, 1900, '1:1.9'],
])('%i × %i is called %s', (width, height, name) => {
  expect(ratioName({ width, height })).toBe(name)
})

it('tells shapes apart that a person would', () => {
  expect(sameShape({ width: 1366, height: 768 }, { width: 16, height: 9 })).toBe(true)
  expect(sameShape({ width: 1280, height: 704 }, { width: 16, height: 9 })).toBe(false)
})

it('names a ratio that suits better, and none where the chosen one is as near', () => {
  expect(betterRatio({ width: 1080, height: 1920 }, '16:9')).toBe('9:16')
  expect(betterRatio({ width: 1200, height: 1000 }, '16:9')).toBe('1:1')
  expect(betterRatio({ width: 1024, height: 768 }, '16:9')).toBeNull()
  expect(betterRatio({ width: 1600, height: 900 }, '16:9')).toBeNull()
})
