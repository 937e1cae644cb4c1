import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGeometry, type KnownHeights } from './geometry.ts'
import { countOf, type DayCount } from './place.ts'
import { layOutStrip, STRIP, stripsIn, type WallSpace } from './strip.ts'

const space: WallSpace = { width: 1376, foot: 88, head: 48 }
const days: DayCount[] = [
  ['2026-11-24', 30],
  ['2026-11-20', 130],
  ['2026-11-01', 1],
]
const nothing: KnownHeights = new Map()
const anyDays = fc
  .array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 })
  .map((counts) => counts.map((count, i): DayCount => [`20${99 - i}-01-01`, count]))

describe('createGeometry', () => {
  it('has every rank in one strip, and the strips one below the other', () => {
    fc.assert(
      fc.property(anyDays, (all) => {
        const geometry = createGeometry(all, space, nothing)
        const { strips, heads } = geometry.between(0, geometry.height)
        expect(heads.map((head) => head.day)).toEqual(all.map(([day]) => day))
        expect(strips.flatMap((spot) => [spot.to, spot.from])).toEqual(
          strips.flatMap((spot, i) => [i === 0 ? countOf(all) : strips[i - 1]?.from, spot.from]),
        )
        const last = strips.at(-1)
        expect(last?.from).toBe(0)
        expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(geometry.height, 3)
      }),
    )
  })

  it('finds the strip of a rank where it stands', () => {
    const geometry = createGeometry(days, space, nothing)
    for (const rank of [0, 1, 24, 130, 131, 160]) {
      const spot = geometry.stripOfRank(rank)
      expect(spot && spot.from <= rank && rank < spot.to).toBe(true)
      expect(geometry.between(spot?.y ?? 0, (spot?.y ?? 0) + 1).strips).toContainEqual(spot)
    }
    expect(geometry.stripOfRank(161)).toBeNull()
    expect(geometry.stripOfRank(-1)).toBeNull()
  })

  it('takes the height of what was laid out, of that length alone', () => {
    const before = createGeometry(days, space, nothing)
    const spot = before.stripOfRank(30)
    const known: KnownHeights = new Map([
      [spot?.day ?? '', new Map([[spot?.strip ?? 0, { length: STRIP, height: 5000 }]])],
    ])
    const after = createGeometry(days, space, known)
    expect(after.height - before.height).toBeCloseTo(5000 - (spot?.height ?? 0), 6)
    expect(after.stripOfRank(30)?.height).toBe(5000)
    const other: KnownHeights = new Map([[spot?.day ?? '', new Map([[spot?.strip ?? 0, { length: 3, height: 5000 }]])]])
    expect(createGeometry(days, space, other).height).toBe(before.height)
  })

  it('moves nothing below when generations come on top', () => {
    const before = createGeometry(days, space, nothing)
    const after = createGeometry([['2026-11-24', 31], ...days.slice(1)], space, nothing)
    const fromEnd = (geometry: typeof before) => geometry.height - (geometry.stripOfRank(100)?.y ?? 0)
    expect(fromEnd(after)).toBeCloseTo(fromEnd(before), 6)
  })

  it('leads to the next older day from a day without generations', () => {
    const geometry = createGeometry(days, space, nothing)
    expect(geometry.topOfDay('2026-11-22')).toBe(geometry.topOfDay('2026-11-20'))
    expect(geometry.topOfDay('2027-01-01')).toBe(0)
    expect(geometry.dayAt(geometry.topOfDay('2026-11-20'))?.day).toBe('2026-11-20')
  })
})

describe('strips', () => {
  it('are of one length but for the newest, which is of up to two', () => {
    expect([1, 24, 47, 48, 100].map(stripsIn)).toEqual([1, 1, 1, 2, 4])
  })

  it('lay out their beginning as they lay it out with the rest', () => {
    const tiles = Array.from({ length: 40 }, (_, i) => ({ ratio: [16 / 9, 1, 9 / 16][i % 3] ?? 1 }))
    const part = layOutStrip(tiles.slice(0, 20), space, { whole: false, ragged: false })
    const all = layOutStrip(tiles, space, { whole: true, ragged: false })
    expect(part.cells.length).toBeGreaterThan(8)
    expect(all.cells.slice(0, 8)).toEqual(part.cells.slice(0, 8))
  })

  it('are two columns on a narrow screen, each card where there is room first', () => {
    const tall = { ratio: 9 / 16 }
    const wide = { ratio: 16 / 9 }
    const { cells } = layOutStrip(
      [tall, wide, wide, wide, wide],
      { ...space, width: 358 },
      { whole: true, ragged: true },
    )
    expect(cells.map((cell) => (cell.x === 0 ? 'left' : 'right'))).toEqual(['left', 'right', 'right', 'right', 'left'])
  })

  it('give a row the room that its longest words take', () => {
    const tiles = [{ ratio: 1 }, { ratio: 1, foot: 200 }, ...Array(10).fill({ ratio: 1 })]
    const longer = layOutStrip(tiles, space, { whole: true, ragged: true }).height
    const usual = layOutStrip(
      tiles.map(({ ratio }) => ({ ratio })),
      space,
      { whole: true, ragged: true },
    ).height
    expect(longer - usual).toBeCloseTo(112, 6)
  })
})
