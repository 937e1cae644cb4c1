import { describe, expect, it } from 'vitest'
import { madeUpGeneration, madeUpStatus } from '#lib/client/testing/made-up-generation'
import type { GenerationPage } from '#lib/domain/generation/generation'
import type { WallDays } from '#lib/domain/wall/days-schema'
import { countOf } from '#lib/domain/wall/place'
import { withUncounted } from './uncounted.ts'
import {
  changeWall,
  emptyWall,
  missingIn,
  putOnWall,
  putUncounted,
  takeOffWall,
  type WallCards,
  withHead,
  withPage,
} from './wall-cards.ts'

const DAY = '2026-11-24'
const days = (...counts: [string, number][]): WallDays => ({
  days: counts,
  since: null,
  today: DAY,
  timeZone: 'UTC',
  rev: '5',
})
const page = (ids: string, rev = '5', nextCursor: string | null = null): GenerationPage => ({
  generations: [...ids].map((id) => madeUpGeneration(id)),
  nextCursor,
  rev,
})
const at = (wall: WallCards, ...ranks: number[]) => ranks.map((rank) => wall.cards.get(rank)?.id)
const standIn = (id: string) => ({ ...madeUpGeneration(id), createdBy: '' })
const ids = ({ cards }: Pick<WallCards, 'cards'>) =>
  [...cards]
    .sort(([a], [b]) => b - a)
    .map(([, card]) => card.id)
    .join(' ')
const wall = withPage(emptyWall(days([DAY, 3], ['2026-11-20', 2]), ''), 4, page('edc', '5', 'below c'))

describe('withPage', () => {
  it('puts cards at their ranks, and remembers how to go on', () => {
    expect(at(wall, 4, 3, 2, 1)).toEqual(['e', 'd', 'c', undefined])
    expect(wall.cursors.get(1)).toBe('below c')
    expect(missingIn(wall, { from: 0, to: 5 })).toEqual({ from: 0, to: 2 })
    expect(missingIn(wall, { from: 2, to: 99 })).toBeNull()
  })

  it('forgets what is far away, so that the memory stays small', () => {
    let long = emptyWall(days([DAY, 100_000]), '')
    for (let top = 99_999; top > 90_000; top -= 24) long = withPage(long, top, page('abcdefghijklmnopqrstuvwx'))
    expect(long.cards.size).toBeLessThanOrEqual(384)
    expect(long.cursors.size).toBeLessThanOrEqual(40)
    expect(long.cards.has(99_999)).toBe(false)
  })
})

describe('withHead', () => {
  it('puts what is new on top and moves nothing', () => {
    const next = withHead(wall, days([DAY, 5]), page('gfe'))
    expect(at(next, 6, 5, 4, 3)).toEqual(['g', 'f', 'e', 'd'])
    expect(countOf(next.days)).toBe(7)
  })

  it('begins a day', () => {
    const next = withHead(wall, { ...days(['2026-11-25', 1], [DAY, 3]), today: '2026-11-25' }, page('fe'))
    expect(next.days).toEqual([
      ['2026-11-25', 1],
      [DAY, 3],
      ['2026-11-20', 2],
    ])
    expect(at(next, 5, 4)).toEqual(['f', 'e'])
  })

  it('forgets the ranks of the day when something was put in between', () => {
    const next = withHead(wall, days([DAY, 4]), page('exd'))
    expect(at(next, 5, 4, 3, 2)).toEqual(['e', 'x', 'd', undefined])
  })

  it('only counts where the top is not looked at', () => {
    const deep = withPage(emptyWall(days([DAY, 3], ['2026-11-20', 2]), ''), 1, page('ba'))
    const next = withHead(deep, days([DAY, 5]), null)
    expect(countOf(next.days)).toBe(7)
    expect(at(next, 1, 0)).toEqual(['b', 'a'])
  })
})

describe('changeWall', () => {
  it('changes cards and goes on to the newer revision', () => {
    const next = changeWall(wall, { changes: [madeUpStatus('d', { state: 'ready' })], rev: '9' }, '5')
    expect(next.cards.get(3)?.status.state).toBe('ready')
    expect(next.rev).toBe('9')
    expect(changeWall(next, { changes: [], rev: '9' }, '9')).toBe(next)
  })

  it('keeps its own revision where something before is still missing', () => {
    expect(changeWall(wall, { changes: [], rev: '9' }, '7').rev).toBe('5')
  })
})

describe('changeWall, of what was deleted', () => {
  const gone = (id: string) => madeUpStatus(id, { deleted: true })

  it('moves what is newer down by a rank, and its day has one less', () => {
    const next = changeWall(wall, { changes: [gone('d')], rev: '7' }, '5')
    expect(at(next, 4, 3, 2)).toEqual([undefined, 'e', 'c'])
    expect(next.days).toEqual([
      [DAY, 2],
      ['2026-11-20', 2],
    ])
    expect(next.cursors.get(1)).toBe('below c')
    expect(next.rev).toBe('7')
  })

  it('goes on below the next card where the one before the unknown ones is gone', () => {
    const next = changeWall(wall, { changes: [gone('c')], rev: '7' }, '5')
    expect(at(next, 3, 2)).toEqual(['e', 'd'])
    expect([...next.cursors]).toEqual([[1, 'below c']])
  })

  it('goes on below the same card where the one under it is gone', () => {
    const next = changeWall(withPage(wall, 1, page('ba')), { changes: [gone('b')], rev: '7' }, '5')
    expect(at(next, 3, 2, 1, 0)).toEqual(['e', 'd', 'c', 'a'])
    expect([...next.cursors]).toEqual([[0, 'below c']])
  })

  it('ends a day that has nothing left', () => {
    const next = changeWall(wall, { changes: ['e', 'd', 'c'].map(gone), rev: '7' }, '5')
    expect(next.days).toEqual([['2026-11-20', 2]])
    expect(missingIn(next, { from: 0, to: 2 })).toEqual({ from: 0, to: 2 })
    expect([...next.cursors]).toEqual([[1, 'below c']])
  })
})

describe('putOnWall', () => {
  it('puts a new card on top of its day, or begins one', () => {
    const next = putOnWall(wall, madeUpGeneration('f'), DAY)
    expect([next.days[0], at(next, 5)]).toEqual([[DAY, 4], ['f']])
    expect(putOnWall(wall, madeUpGeneration('f'), '2026-11-25').days[0]).toEqual(['2026-11-25', 1])
  })

  it('puts what is not the newest nowhere but where it stands', () => {
    expect(putOnWall(wall, madeUpGeneration('a'), DAY)).toBe(wall)
    expect(putOnWall(wall, madeUpGeneration('z'), '2026-11-20')).toBe(wall)
    expect(putOnWall(wall, madeUpGeneration('d', { state: 'ready' }), DAY).cards.get(3)?.status.state).toBe('ready')
  })

  it('has one card for a click, whichever word comes first, and counts it once', () => {
    const clicked = putUncounted(wall, standIn('click'))
    expect([countOf(clicked.days), ids(withUncounted(clicked))]).toEqual([5, 'click e d c'])
    expect(ids(withUncounted(putOnWall(clicked, madeUpGeneration('f'), DAY, 'click')))).toBe('f e d c')
    const both = putUncounted(putOnWall(wall, madeUpGeneration('f'), DAY), standIn('click'))
    const next = putOnWall(both, madeUpGeneration('f'), DAY, 'click')
    expect([countOf(next.days), ids(withUncounted(next))]).toEqual([6, 'f e d c'])
  })

  it('is taken back when the click came to nothing, wherever it stands by then', () => {
    const clicked = putUncounted(putUncounted(wall, standIn('one')), standIn('two'))
    expect(ids(withUncounted(clicked))).toBe('two one e d c')
    expect(ids(withUncounted(takeOffWall(clicked, 'one')))).toBe('two e d c')
    expect(takeOffWall(wall, 'c')).toBe(wall)
  })
})
