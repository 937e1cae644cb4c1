import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOCALES } from '#lib/domain/locales'
import { decimalText, dollarText } from './decimal-text.ts'

it('writes an amount with every digit', () => {
  expect(decimalText('1234.5')).toBe('1,234.5')
  expect(decimalText('123456789012345678.300000001')).toBe('123,456,789,012,345,678.300000001')
  expect(decimalText('0.1')).toBe('0.1')
  expect(decimalText('0')).toBe('0')
})

it('writes dollars to the cent, and finer where that is said', () => {
  expect(dollarText('0.5')).toBe('$0.50')
  expect(dollarText('0.0042')).toBe('$0.0042')
  expect(dollarText('6.1725', 2)).toBe('$6.17')
  expect(dollarText('-12345678901234567.1')).toBe('-$12,345,678,901,234,567.10')
})

it('shows what is no number as it is', () => {
  expect(decimalText('1e5')).toBe('1e5')
  expect(dollarText('many')).toBe('many')
})

describe.each(LOCALES)('in %s', (locale) => {
  const digits = (maxLength: number) => fc.stringMatching(new RegExp(`^\\d{1,${maxLength}}$`))
  const amount = fc
    .tuple(fc.constantFrom('', '-'), digits(20), fc.option(digits(24)))
    .map(([sign, whole, part]) => `${sign}${whole}${part === null ? '' : `.${part}`}`)
  const intl = (amount: string, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(amount as `${number}`)

  it('writes what Intl would', () => {
    const usd = {
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
    } as const
    fc.assert(
      fc.property(amount, fc.integer({ min: 2, max: 8 }), (amount, most) => {
        expect(dollarText(amount, most)).toBe(intl(amount, { ...usd, maximumFractionDigits: most }))
        expect(decimalText(amount)).toBe(intl(amount, { maximumFractionDigits: 20 }))
      }),
    )
  })
})
