import { createHash, randomBytes } from 'node:crypto'

/** A token for the address of a new link: 256 bits that nobody can guess. */
export function makeShareToken(): string {
  return randomBytes(32).toString('base64url')
}

/** How a token is kept. It is random through and through, so a plain hash gives nothing away and can be looked up. */
export function hashShareToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
