import { expect, it } from 'vitest'
import { isMore, plus, times } from './decimal.ts'

it.each([
  ['0.1', '0.2', '0.3'],
  ['1', '-0.084', '0.916'],
  ['-1', '0.5', '-0.5'],
  ['999999.999999999', '0.000000001', '1000000'],
])('adds %s and %s without making digits up', (a, b, sum) => {
  expect(plus(a, b)).toBe(sum)
})

it.each([
  ['0.084', 5, '0.42'],
  ['0.42', '200', '84'],
  ['0.168', 10, '1.68'],
  ['3', 0, '0'],
] as const)('multiplies %s by %s', (a, b, product) => {
  expect(times(a, b)).toBe(product)
})

it('compares by amount and not by text', () => {
  expect(isMore('10', '9.99')).toBe(true)
  expect(isMore('0.50', '0.5')).toBe(false)
  expect(isMore('-2', '-1')).toBe(false)
})
