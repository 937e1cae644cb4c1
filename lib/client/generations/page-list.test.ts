import { describe, expect, it } from 'vitest'
import { MADE_UP_CLIP, madeUpGeneration, madeUpStatus } from '#lib/client/testing/made-up-generation'
import type { GenerationPage } from '#lib/domain/generation/generation'
import {
  cardsOf,
  changeCards,
  earlierRev,
  isUnderWay,
  mergeNewest,
  type PageList,
  putCard,
  removeCard,
} from './page-list.ts'

const page = (ids: string[], rev: string, nextCursor: string | null = 'more'): GenerationPage => ({
  generations: ids.map((id) => madeUpGeneration(id)),
  nextCursor,
  rev,
})
const list = (...pages: GenerationPage[]): PageList => ({ pages, pageParams: pages.map(() => null) })
const ids = (of: PageList) => cardsOf(of).map((card) => card.id)

describe('earlierRev', () => {
  it('compares by value, not by text', () => {
    expect(earlierRev('9', '10')).toBe('9')
    expect(earlierRev('99999999999999999999', '100000000000000000000')).toBe('99999999999999999999')
    expect(earlierRev('21', '12')).toBe('12')
  })
})

describe('putCard', () => {
  const wall = list(page(['c', 'b'], '5'), page(['a'], '5', null))

  it('puts a new card on top and a known one where it stands', () => {
    expect(ids(putCard(wall, madeUpGeneration('d')))).toEqual(['d', 'c', 'b', 'a'])
    const put = putCard(wall, madeUpGeneration('a', { state: 'ready' }))
    expect(ids(put)).toEqual(['c', 'b', 'a'])
    expect(put.pages[0]).toBe(wall.pages[0])
    expect(cardsOf(put)[2]?.status.state).toBe('ready')
  })

  it('takes the place of the card that stood for it', () => {
    const submitted = putCard(wall, madeUpGeneration('click'))
    expect(ids(putCard(submitted, madeUpGeneration('d'), 'click'))).toEqual(['d', 'c', 'b', 'a'])
  })

  it('leaves one card when the feed brought the real one first', () => {
    const both = putCard(putCard(wall, madeUpGeneration('click')), madeUpGeneration('d'))
    expect(ids(putCard(both, madeUpGeneration('d'), 'click'))).toEqual(['d', 'c', 'b', 'a'])
  })
})

describe('removeCard', () => {
  it('takes a card off whichever page it is on', () => {
    expect(ids(removeCard(list(page(['c', 'b'], '5'), page(['a'], '5')), 'a'))).toEqual(['c', 'b'])
  })
})

describe('changeCards', () => {
  it('changes the cards it names, leaves other pages as they are, and notes how far each page is known', () => {
    const wall = list(page(['c', 'b'], '9'), page(['a'], '9'))
    const changed = changeCards(wall, { changes: [madeUpStatus('b', { state: 'running' })], rev: '10' }, '9')
    expect(cardsOf(changed).map((card) => card.status.state)).toEqual(['queued', 'running', 'queued'])
    expect(changed.pages.map((p) => p.rev)).toEqual(['10', '10'])
    expect(changed.pages[1]?.generations).toBe(wall.pages[1]?.generations)
  })

  it('does not call a page known that came while the request was under way and is older than what it asked for', () => {
    const wall = list(page(['b'], '9'), page(['a'], '7'))
    expect(changeCards(wall, { changes: [], rev: '10' }, '9').pages.map((p) => p.rev)).toEqual(['10', '7'])
  })

  it('never lets progress go back within a state', () => {
    const running = (progress: number | null) => ({
      changes: [madeUpStatus('a', { state: 'running', progress })],
      rev: '2',
    })
    const at = (of: PageList) => cardsOf(of)[0]?.status.progress
    const half = changeCards(list(page(['a'], '1')), running(50), '1')
    expect(at(half)).toBe(50)
    expect(at(changeCards(half, running(30), '2'))).toBe(50)
    expect(at(changeCards(half, running(null), '2'))).toBe(50)
    expect(at(changeCards(half, { changes: [madeUpStatus('a', { state: 'queued' })], rev: '3' }, '2'))).toBeNull()
  })
})

describe('mergeNewest', () => {
  const wall = list(page(['c', 'b'], '5'), page(['a'], '5', null))

  it('puts what is new on top and keeps what was loaded', () => {
    expect(ids(mergeNewest(wall, page(['e', 'd', 'c'], '8')))).toEqual(['e', 'd', 'c', 'b', 'a'])
  })

  it('goes on asking from the earlier revision', () => {
    expect(mergeNewest(wall, page(['d', 'c'], '8')).pages[0]?.rev).toBe('5')
  })

  it('takes the newer status of cards that it already had', () => {
    const newest = { ...page(['c'], '8'), generations: [madeUpGeneration('c', { state: 'ready' })] }
    expect(cardsOf(mergeNewest(wall, newest))[0]?.status.state).toBe('ready')
  })

  it('starts anew where cards are missing between it and what was loaded', () => {
    expect(ids(mergeNewest(wall, page(['z', 'y'], '8')))).toEqual(['z', 'y'])
  })
})

describe('isUnderWay', () => {
  const ready = (posterUrl: string | null) =>
    madeUpStatus('a', { state: 'ready', stateSince: 1_000, clip: { ...MADE_UP_CLIP, posterUrl } })

  it('waits for the poster of a ready clip, but not for ever', () => {
    expect(isUnderWay(ready(null), 2_000)).toBe(true)
    expect(isUnderWay(ready(null), 62_000)).toBe(false)
    expect(isUnderWay(ready('/media/a.jpg'), 2_000)).toBe(false)
  })

  it('ends with the generation', () => {
    expect(isUnderWay(madeUpStatus('a', { state: 'saving' }), 10_000_000)).toBe(true)
    expect(isUnderWay(madeUpStatus('a', { state: 'failed' }), 2_000)).toBe(false)
  })
})
