import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuthCookie } from '#lib/server/auth/auth'
import type { Keyring } from '#lib/server/keyring'

/** The cookie of a browser that signed in before. It opens nothing: wrong passwords from there merely count by themselves. */
export const DEVICE_COOKIE = 'inbetween_known'
const YEAR_SECONDS = 365 * 24 * 3600

/** What makes this browser known as one of that person's. */
export function deviceCookie(keyring: Keyring, userId: string): AuthCookie {
  return { name: DEVICE_COOKIE, value: signature(keyring, userId), maxAge: YEAR_SECONDS }
}

/** Whether a browser showed that it is one of that person's. */
export function isKnownDevice(keyring: Keyring, userId: string, shown: string | undefined): boolean {
  const expected = Buffer.from(signature(keyring, userId))
  const given = Buffer.from(shown ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function signature(keyring: Keyring, userId: string): string {
  return createHmac('sha256', keyring('devices')).update(userId).digest('base64url')
}
