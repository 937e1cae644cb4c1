const DECIMAL = /^-?\d+(\.\d+)?$/

/**
 * An exact decimal amount as people of a language write it. It never passes through floating point, so no digit is made up.
 * @param amount as the provider or the database wrote it, such as `1234.5`; anything else is given back as it is
 */
export function decimalText(amount: string, locale: string): string {
  return format(amount, locale, { maximumFractionDigits: 20 })
}

/**
 * An amount of dollars, to the cent, or to as many digits more as a small amount has.
 * @param digits at most so many behind the point
 */
export function dollarText(amount: string, locale: string, digits = 6): string {
  return format(amount, locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  })
}

function format(amount: string, locale: string, options: Intl.NumberFormatOptions): string {
  if (!DECIMAL.test(amount)) return amount
  // The pattern has just said that it is a number; Intl takes one as text and keeps all of its digits.
  return new Intl.NumberFormat(locale, options).format(amount as `${number}`)
}
