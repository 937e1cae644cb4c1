const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/**
 * A size for people, in powers of a thousand as disks are sold.
 * @param number writes a number in the reader's language
 */
export function byteText(
  bytes: number,
  number: (value: number, options: { maximumFractionDigits: number }) => string,
): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${number(value, { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 })} ${UNITS[power]}`
}
