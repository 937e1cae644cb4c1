import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** The cookie for a link's password. It goes to that link alone, by its path. */
export const SHARE_PASS_COOKIE = 'share_pass'

/** 16 MB and about 50 ms a try: RFC 7914's own interactive setting. */
const COST = { N: 16_384, r: 8, p: 1 }
const KEY_BYTES = 32

/** How a link's password is kept: salt and key in base64url, with a dot between them. */
export async function hashSharePassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password.normalize('NFC'), salt, KEY_BYTES, COST)
  return `${salt.toString('base64url')}.${key.toString('base64url')}`
}

export async function isSharePassword(password: string, kept: string): Promise<boolean> {
  const [salt = '', key = ''] = kept.split('.')
  const given = await derive(password.normalize('NFC'), Buffer.from(salt, 'base64url'), KEY_BYTES, COST)
  return isSame(given, Buffer.from(key, 'base64url'))
}

/** A share, as far as its password goes. */
type Locked = { id: string; passwordHash: string }

/**
 * What a browser is given in a cookie for the right password. It is good for this link alone and for as long as the password is the same: what
 * it is signed with is the kept hash itself, which no one outside knows.
 */
export function sharePass({ id, passwordHash }: Locked): string {
  return createHmac('sha256', passwordHash).update(`share ${id}`).digest('base64url')
}

export function isSharePass(pass: string | undefined, share: Locked): boolean {
  return pass !== undefined && isSame(Buffer.from(pass), Buffer.from(sharePass(share)))
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
