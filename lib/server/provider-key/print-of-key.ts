import { createHmac } from 'node:crypto'
import type { Keyring } from '#lib/server/keyring'
import type { Secret } from '#lib/server/secret'

/** What one key of the provider is known from another by: HMAC-SHA-256 in hex, with a key of this installation, so that it leads back to none. */
export function printOfKey(keyring: Keyring, key: Secret): string {
  return createHmac('sha256', keyring('accounts')).update(key.reveal()).digest('hex')
}
