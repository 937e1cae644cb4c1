import { expect, it } from 'vitest'
import { pageAt } from './wanted-cards.ts'

const days = [
  ['2026-11-24', 3],
  ['2026-11-20', 2],
  ['2026-01-05', 40],
] as const

it('asks for a page of a narrowed wall by its place, and for nothing behind the day of its last card', () => {
  const ask = (top: number, limit: number) =>
    pageAt({ days, filter: 'state=ready&state=failed' }, top, limit)?.toString()
  expect(ask(44, 4)).toBe('state=ready&state=failed&at=2026-11-24.2&limit=4&until=2026-11-20')
  expect(ask(44, 3)).toBe('state=ready&state=failed&at=2026-11-24.2&limit=3&until=2026-11-24')
  expect(ask(40, 96)).toBe('state=ready&state=failed&at=2026-11-20.0&limit=96&until=2026-01-05')
})

it('asks for a page of the whole wall by its place alone, and for none where there is none', () => {
  expect(pageAt({ days, filter: '' }, 41, 24)?.toString()).toBe('at=2026-11-20.1&limit=24')
  expect(pageAt({ days, filter: '' }, 45, 24)).toBeNull()
})
