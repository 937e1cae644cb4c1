import { expect, it } from 'vitest'
import { decimalText, dollarText } from './decimal-text.ts'

it('writes an amount in the way of a language and keeps every digit', () => {
  expect(decimalText('1234.5', 'en')).toBe('1,234.5')
  expect(decimalText('123456789012345678.300000001', 'en')).toBe('123,456,789,012,345,678.300000001')
  expect(decimalText('0.1', 'zh-CN')).toBe('0.1')
  expect(decimalText('0', 'en')).toBe('0')
})

it('writes dollars to the cent, and finer where that is said', () => {
  expect(dollarText('0.5', 'en')).toBe('$0.50')
  expect(dollarText('0.0042', 'en')).toBe('$0.0042')
  expect(dollarText('6.1725', 'en', 2)).toBe('$6.17')
  expect(dollarText('-12345678901234567.1', 'en')).toBe('-$12,345,678,901,234,567.10')
})

it('shows what is no number as it is', () => {
  expect(decimalText('1e5', 'en')).toBe('1e5')
  expect(dollarText('many', 'en')).toBe('many')
})
