import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGE_LIMIT, scrollMap } from './scroll-map.ts'

/** As high as a million clips in two columns on a phone. */
const MILLION = 125_000_000

describe('scrollMap', () => {
  it('leaves a wall as it is that a browser can lay out', () => {
    const map = scrollMap(100_000, 200, 900)
    expect(map.pageHeight).toBe(100_000)
    for (const place of [0, 1, 777, 50_000, 99_300]) {
      expect(map.toWall(place)).toBeCloseTo(place, 6)
      expect(map.toPage(place)).toBeCloseTo(place, 6)
    }
  })

  it('reaches both ends of a million clips on a page that every browser lays out', () => {
    const map = scrollMap(MILLION, 200, 900)
    expect(map.pageHeight).toBeLessThan(17_000_000)
    expect(map.toWall(0)).toBe(0)
    const pageEnd = PAGE_LIMIT + 200 - 900
    expect(map.toWall(pageEnd)).toBe(MILLION + 200 - 900)
    expect(map.toPage(map.end)).toBe(pageEnd)
  })

  it('goes pixel by pixel near both ends', () => {
    const map = scrollMap(MILLION, 0, 900)
    expect(map.toWall(10_001) - map.toWall(10_000)).toBe(1)
    const pageEnd = PAGE_LIMIT - 900
    expect(map.toWall(pageEnd) - map.toWall(pageEnd - 500)).toBe(500)
  })

  it('is one to one and never goes back, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 200, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (height, around, view, a, b) => {
          const map = scrollMap(height, around, view)
          const [low, high] = [Math.min(a, b) * map.end, Math.max(a, b) * map.end]
          expect(map.toPage(low)).toBeLessThanOrEqual(map.toPage(high))
          expect(map.toWall(map.toPage(low))).toBeCloseTo(low, 3)
        },
      ),
    )
  })
})
