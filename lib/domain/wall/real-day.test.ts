import { expect, it } from 'vitest'
import { isRealDay } from './real-day.ts'

it.each(['2026-11-24', '2028-02-29', '0001-01-01', '9999-12-31'])('takes %s for a day', (text) => {
  expect(isRealDay(text)).toBe(true)
})

it.each([
  '2026-02-30',
  '2027-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '0000-01-01',
  '2026-1-1',
  '',
  'x2026-11-24',
])('does not take %j for one', (text) => {
  expect(isRealDay(text)).toBe(false)
})
