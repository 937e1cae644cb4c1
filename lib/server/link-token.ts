import { createHash, randomBytes } from 'node:crypto'

/** A token for the address of a link: 256 bits that nobody can guess, in base64url. */
export function makeLinkToken(): string {
  return randomBytes(32).toString('base64url')
}

/** How a token is kept: SHA-256, as hex. It is random through and through, so a plain hash gives nothing away and can be looked up. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
