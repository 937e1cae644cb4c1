const DECIMAL = /^(-?)0*(\d+)(?:\.(\d+))?$/

/**
 * An exact decimal amount as people write it, the same in all of our languages. It never passes through floating point, so no digit is made up.
 * @param amount as the provider or the database wrote it, such as `1234.5`; anything else is given back as it is
 */
export function decimalText(amount: string): string {
  return write(amount, '', 0, 20)
}

/**
 * An amount of dollars, to the cent, or to as many digits more as a small amount has.
 * @param digits at most so many behind the point, the last one rounded
 */
export function dollarText(amount: string, digits = 6): string {
  return write(amount, '$', 2, digits)
}

/** What Intl.NumberFormat would write, whose first number costs a browser 28 ms: the price on the studio's button has one when it comes to life. */
function write(amount: string, currency: string, least: number, most: number): string {
  const [, sign, whole, part = ''] = DECIMAL.exec(amount) ?? []
  if (whole === undefined) return amount
  const up = (part[most] ?? '0') >= '5' ? 1n : 0n
  const units = String(BigInt(whole + part.slice(0, most).padEnd(most, '0')) + up).padStart(most + 1, '0')
  const ones = units.slice(0, units.length - most).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = units
    .slice(units.length - most)
    .replace(/0+$/, '')
    .padEnd(least, '0')
  return `${sign}${currency}${ones}${fraction && `.${fraction}`}`
}
