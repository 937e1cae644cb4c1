export type ByteRange = { /** First byte. */ start: number /** Last byte, inclusive. */; end: number }

/** Longest number that JavaScript holds exactly is 9007199254740991. */
const SINGLE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/i

/**
 * What to send for a Range header (RFC 9110, 14.1.2) on a file of `size` bytes.
 * `whole`: no header, one that is not understood, or several ranges; the standard lets a server ignore those, and a thousand
 * little ranges in one request are an attack. `unsatisfiable`: well-formed, but beyond the end.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const parts = header === undefined ? null : SINGLE_RANGE.exec(header)
  if (!parts) return 'whole'
  const [, first = '', last = ''] = parts
  if (first === '') return last === '' ? 'whole' : suffix(Number(last), size)
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return 'whole'
  return start < size ? { start, end } : 'unsatisfiable'
}

function suffix(length: number, size: number): ByteRange | 'unsatisfiable' {
  return length === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size - 1 }
}
