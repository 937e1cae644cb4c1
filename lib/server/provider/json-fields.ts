/** Tolerant reading of single fields of a foreign JSON body: the value in our own form, or null. None of these throws. */

type JsonObject = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as an object, or an empty one: a chain of look-ups then needs no checks on the way. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

/** The elements of an array; a single object counts as an array of itself, since both are met. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return isObject(value) ? [value] : []
}

const CONTROL = /\p{Cc}+/gu

/** A text fit for storing and showing: non-empty, without control characters, well-formed, at most `max` code points. Numbers become text. */
export function textOf(value: unknown, max = 500): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  // Cut in UTF-16 units first, so that a body-sized text is not taken apart code point by code point.
  const plain = String(value)
    .slice(0, 4 * max)
    .toWellFormed()
    .replace(CONTROL, ' ')
    .trim()
  return plain === '' ? null : [...plain].slice(0, max).join('')
}

/** An opaque id that can go into a path and a database: printable ASCII of sane length, and no path step. */
export function idOf(value: unknown): string | null {
  const id = typeof value === 'number' ? String(value) : value
  return typeof id === 'string' && /^[\x21-\x7e]{1,200}$/.test(id) && !/^\.+$/.test(id) ? id : null
}

/** An absolute http(s) address without credentials in it. Signed addresses are long; 8192 is what servers commonly take. */
export function urlOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 8192 || !URL.canParse(value)) return null
  const url = new URL(value)
  const plain = url.username === '' && url.password === '' && /^https?:$/.test(url.protocol)
  return plain ? url.href : null
}

/** A decimal amount as a string, without passing through floating point when it came as a string. */
export function decimalOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^-?\d{1,30}(\.\d{1,30})?$/.test(text) ? text : null
}

/** Unix time in ms, from Unix seconds as documented or from ms: seconds reach 1e11 only in the year 5138. */
export function timeOf(value: unknown): number | null {
  const given = Number(decimalOf(value) ?? 0)
  if (given <= 0) return null
  const ms = Math.round(given < 1e11 ? given * 1000 : given)
  return ms <= 8.64e15 ? ms : null
}

/** Whole percent from a number, "65" or "65%"; outside 0 to 100 it is clamped, and what is no number is null. */
export function percentOf(value: unknown): number | null {
  const text = typeof value === 'string' ? value.trim().replace(/\s*%$/, '') : value
  const amount = text === '' || (typeof text !== 'string' && typeof text !== 'number') ? Number.NaN : Number(text)
  return Number.isFinite(amount) ? Math.round(Math.min(100, Math.max(0, amount))) : null
}
