import { describe, expect, it } from 'vitest'
import { type DayCount, parsePlace, placeOf, placeText, rankAt, withoutNewest } from './place.ts'

const days: DayCount[] = [
  ['2026-11-24', 2],
  ['2026-11-20', 3],
  ['2026-11-01', 1],
]

describe('ranks and places', () => {
  it('count from the oldest, so that what comes on top moves none', () => {
    expect(placeOf(days, 0)).toEqual({ day: '2026-11-01', nth: 0 })
    expect(placeOf(days, 3)).toEqual({ day: '2026-11-20', nth: 2 })
    expect(placeOf(days, 5)).toEqual({ day: '2026-11-24', nth: 1 })
    const more: DayCount[] = [['2026-11-25', 4], ...days]
    expect(placeOf(more, 3)).toEqual({ day: '2026-11-20', nth: 2 })
  })

  it('lead to each other', () => {
    for (let rank = 0; rank < 6; rank += 1) expect(rankAt(days, placeOf(days, rank) ?? { day: '', nth: 0 })).toBe(rank)
  })

  it('have none where the wall has none', () => {
    expect([placeOf(days, -1), placeOf(days, 6), placeOf([], 0)]).toEqual([null, null, null])
  })

  it('lead to the newest before a day without generations, and to the oldest of all before the first', () => {
    expect(rankAt(days, { day: '2026-11-22', nth: 0 })).toBe(3)
    expect(rankAt(days, { day: '2026-12-31', nth: 9 })).toBe(5)
    expect(rankAt(days, { day: '2020-01-01', nth: 9 })).toBe(0)
    expect(rankAt(days, { day: '2026-11-20', nth: 99 })).toBe(3)
  })
})

it('leaves out the newest, whole days too', () => {
  expect(withoutNewest(days, 0)).toEqual(days)
  expect(withoutNewest(days, 1)).toEqual([['2026-11-24', 1], days[1], days[2]])
  expect(withoutNewest(days, 3)).toEqual([['2026-11-20', 2], days[2]])
})

it('reads a place as it was written, a day alone as its newest, and nothing else', () => {
  expect(parsePlace(placeText({ day: '2026-11-20', nth: 2 }))).toEqual({ day: '2026-11-20', nth: 2 })
  expect(rankAt(days, parsePlace('2026-11-20') ?? { day: '', nth: 0 })).toBe(3)
  for (const text of [
    '',
    '2026-13-40',
    '2026-02-30',
    '2026-11-20.',
    'x',
    '2026-11-20.1234567890',
    null,
    ['2026-11-20'],
  ])
    expect(parsePlace(text)).toBeNull()
})
