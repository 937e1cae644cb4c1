import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { justifiedRows } from './justified-rows.ts'

const space = { width: 1000, rowHeight: 200, gap: 10 }
const WIDE = 16 / 9
const lengths = (ratios: number[], ragged: boolean) =>
  justifiedRows(ratios, space, ragged).map((row) => row.to - row.from)

const anyRatios = fc.array(fc.constantFrom(WIDE, 9 / 16, 1), { minLength: 1, maxLength: 47 })
const anySpace = fc.record({
  width: fc.integer({ min: 520, max: 2560 }),
  rowHeight: fc.constant(216),
  gap: fc.constant(16),
})

describe('justifiedRows', () => {
  it('fills rows from the first picture on', () => {
    expect(lengths(Array(5).fill(WIDE), true)).toEqual([2, 2, 1])
  })

  it('keeps the last row of a day at the lowest height', () => {
    expect(justifiedRows(Array(3).fill(WIDE), space, true).at(-1)?.height).toBe(200)
  })

  it('fills every row where more follow, by sharing the last ones anew', () => {
    const rows = justifiedRows(Array(11).fill(1), space, false)
    expect(rows.map((row) => row.to - row.from)).toEqual([4, 4, 3])
    const shared = justifiedRows([...Array(12).fill(1), 9 / 16], space, false)
    for (const row of shared) expect(row.height).toBeLessThanOrEqual(1.7 * space.rowHeight)
  })

  it('leaves the first rows as the browser breaks them, whether more follow or not', () => {
    const ratios = [...Array(20).fill(1), 9 / 16]
    expect(lengths(ratios, false).slice(0, 3)).toEqual(lengths(ratios, true).slice(0, 3))
  })

  it('has every picture once and in order, no row wider than the wall and, but for the last, none lower than the lowest', () => {
    fc.assert(
      fc.property(anyRatios, anySpace, fc.boolean(), (ratios, room, ragged) => {
        const rows = justifiedRows(ratios, room, ragged)
        expect(rows.flatMap((row) => ratios.slice(row.from, row.to))).toEqual(ratios)
        rows.forEach((row, index) => {
          const width = ratios.slice(row.from, row.to).reduce((total, ratio) => total + ratio * row.height, 0)
          expect(width + room.gap * (row.to - row.from - 1)).toBeLessThanOrEqual(room.width + 0.001)
          if (index < rows.length - 3) expect(row.height).toBeGreaterThanOrEqual(room.rowHeight - 0.001)
        })
      }),
    )
  })
})
