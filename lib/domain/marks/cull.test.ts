import { expect, it } from 'vitest'
import { countVerdicts, cullFrom, decide, moveBy, takeBack } from './cull.ts'

const IDS = ['a', 'b', 'c']
const NONE = { rating: null, pick: null }

it('moves on with every decision, and takes each back to where it was made', () => {
  const picked = decide(cullFrom(0), IDS, { rating: 2, pick: null }, { pick: true })
  expect(picked.at).toBe(1)
  expect(picked.decided.get('a')).toEqual({ pick: true })
  const rated = decide(moveBy(picked, IDS.length, 1), IDS, NONE, { rating: 5 })
  expect(rated.at).toBe(3)
  const once = takeBack(rated)
  expect([once.at, once.decided.get('c')]).toEqual([2, { rating: null }])
  const twice = takeBack(once)
  expect([twice.at, twice.decided.get('a'), twice.done]).toEqual([0, { pick: null }, []])
  expect(takeBack(twice)).toBe(twice)
})

it('stays with a clip that more is to be decided of, and takes that back there', () => {
  const rated = decide(cullFrom(0), IDS, NONE, { rating: 4 }, true)
  expect(rated.at).toBe(0)
  const picked = decide(rated, IDS, { rating: 4, pick: null }, { pick: true })
  expect([picked.at, picked.decided.get('a')]).toEqual([1, { rating: 4, pick: true }])
  const once = takeBack(picked)
  expect([once.at, once.decided.get('a')]).toEqual([0, { rating: 4, pick: null }])
  expect([takeBack(once).at, takeBack(once).decided.get('a')]).toEqual([0, NONE])
})

it('goes neither before the first clip nor past the end, and decides nothing there', () => {
  expect(moveBy(cullFrom(0), 3, -1).at).toBe(0)
  const through = moveBy(cullFrom(0), 3, 9)
  expect(through.at).toBe(3)
  expect(decide(through, IDS, NONE, { pick: true })).toBe(through)
})

it('counts what became of them', () => {
  const verdicts = [NONE, { rating: 3, pick: true }, { rating: null, pick: false }, { rating: 1, pick: null }] as const
  expect(countVerdicts(verdicts)).toEqual({ picked: 1, rejected: 1, rated: 2, undecided: 1 })
})
