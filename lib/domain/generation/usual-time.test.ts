import { expect, it } from 'vitest'
import { reportedTime, usualWords } from './usual-time.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

it.each([
  [2 * MINUTE, 4 * MINUTE, { unit: 'min', range: 'two', from: 2, to: 4 }],
  [100 * SECOND, 110 * SECOND, { unit: 'min', range: 'one', from: 2, to: 2 }],
  [20 * SECOND, 89 * SECOND, { unit: 's', range: 'two', from: 20, to: 90 }],
  [40 * SECOND, 95 * SECOND, { unit: 'min', range: 'two', from: 1, to: 2 }],
  [1 * SECOND, 3 * SECOND, { unit: 's', range: 'one', from: 10, to: 10 }],
] as const)('says %i to %i ms as %j', (from, to, words) => {
  expect(usualWords({ from, to, long: to })).toEqual(words)
})

it('expects more of text alone than of an image', () => {
  expect(usualWords(reportedTime('text'))).toEqual({ unit: 'min', range: 'one', from: 5, to: 5 })
  expect(usualWords(reportedTime('frames'))).toEqual({ unit: 'min', range: 'one', from: 3, to: 3 })
  expect(reportedTime('text').long).toBeGreaterThan(reportedTime('mixed').long)
})
