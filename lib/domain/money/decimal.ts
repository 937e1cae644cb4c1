/** Exact arithmetic with decimal texts such as `0.084`, for money: floating point would make digits up. */

const DIGITS = 18
const ONE = 10n ** BigInt(DIGITS)

/** A decimal text in units of 10^-18; what lies beyond is cut off. */
function unitsOf(text: string): bigint {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const units = BigInt(whole) * ONE + BigInt(part.slice(0, DIGITS).padEnd(DIGITS, '0'))
  return sign === '-' ? -units : units
}

function textOf(units: bigint): string {
  const digits = `${units < 0n ? -units : units}`.padStart(DIGITS + 1, '0')
  const part = digits.slice(-DIGITS).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}${part && `.${part}`}`
}

export function plus(a: string, b: string): string {
  return textOf(unitsOf(a) + unitsOf(b))
}

export function times(a: string, b: string | number): string {
  return textOf((unitsOf(a) * unitsOf(`${b}`)) / ONE)
}

export function isMore(a: string, b: string): boolean {
  return unitsOf(a) > unitsOf(b)
}
