import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakRows, placeRows, type Tile } from './justified-rows.ts'

const space = { width: 1000, minHeight: 200, gap: 10 }
const wide = 16 / 9
const tiles = (ids: string, ratio = wide): Tile[] => [...ids].map((id) => ({ id, ratio }))
const text = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(''))

const anyTiles = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), ratio: fc.constantFrom(wide, 9 / 16, 1) }),
  { selector: (tile) => tile.id, minLength: 1, maxLength: 40 },
)
const anySpace = fc.record({
  width: fc.integer({ min: 600, max: 2560 }),
  minHeight: fc.constant(220),
  gap: fc.constant(16),
})

describe('breakRows', () => {
  it('fills rows from the first tile on', () => {
    expect(text(breakRows(tiles('abcde'), space))).toEqual(['ab', 'cd', 'e'])
  })

  it('puts new tiles above without touching full rows, and fills the new row up from the right', () => {
    const rows = breakRows(tiles('abcde'), space)
    const one = breakRows(tiles('zabcde'), space, rows)
    expect(text(one)).toEqual(['z', 'ab', 'cd', 'e'])
    const three = breakRows(tiles('xyzabcde'), space, one)
    expect(text(three)).toEqual(['x', 'yz', 'ab', 'cd', 'e'])
  })

  it('fills the last row up when the next page comes', () => {
    const rows = breakRows(tiles('abcde'), space)
    expect(text(breakRows(tiles('abcdefg'), space, rows))).toEqual(['ab', 'cd', 'ef', 'g'])
  })

  it('leaves the other rows alone when a card goes', () => {
    const rows = breakRows(tiles('abcdef'), space)
    expect(text(breakRows(tiles('abdef'), space, rows))).toEqual(['ab', 'd', 'ef'])
  })

  it('begins anew when the order is another', () => {
    const rows = breakRows(tiles('abcd'), space)
    expect(text(breakRows(tiles('acbd'), space, rows))).toEqual(['ac', 'bd'])
  })

  it('keeps every tile once and in order, and no row too wide', () => {
    fc.assert(
      fc.property(anyTiles, anyTiles, anySpace, (older, newer, room) => {
        const fresh = newer.filter((tile) => !older.some((old) => old.id === tile.id))
        const all = [...fresh, ...older]
        const rows = breakRows(all, room, breakRows(older, room))
        expect(rows.flat()).toEqual(all.map((tile) => tile.id))
        const places = placeRows(rows, all, room)
        for (const row of rows) {
          const width = row.reduce((total, id) => total + (places.get(id)?.width ?? 0), room.gap * (row.length - 1))
          expect(width).toBeLessThanOrEqual(room.width)
        }
      }),
    )
  })
})

describe('placeRows', () => {
  it('fills the width, all pictures of a row equally high and in their true ratio', () => {
    const mixed = [...tiles('a'), ...tiles('b', 9 / 16), ...tiles('c', 1), ...tiles('d')]
    const rows = breakRows(mixed, space)
    expect(text(rows)).toEqual(['abc', 'd'])
    const places = placeRows(rows, mixed, space)
    const [a, b, c] = ['a', 'b', 'c'].map((id) => places.get(id))
    expect((a?.width ?? 0) + (b?.width ?? 0) + (c?.width ?? 0)).toBeCloseTo(980, 0)
    expect(new Set([a?.height, b?.height, c?.height]).size).toBe(1)
    expect((b?.width ?? 0) / (b?.height ?? 1)).toBeCloseTo(9 / 16, 2)
  })

  it('keeps a row that is not full at the lowest height, and says how much stays empty', () => {
    const one = tiles('a')
    expect(placeRows([['a']], one, space).get('a')).toEqual({ width: 355.546875, height: 200, after: 644 })
  })
})
