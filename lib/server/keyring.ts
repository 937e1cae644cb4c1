import { hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Secret } from './secret.ts'

/** Each use of the one secret gets a key of its own, so that none gives another away. */
const PURPOSES = {
  sessions: 'inbetween/sessions/1',
  settings: 'inbetween/settings/1',
  devices: 'inbetween/devices/1',
  /** Tells two secrets apart without giving either away. */
  print: 'inbetween/print/1',
  /** Tells two keys of the provider apart without giving either away. */
  accounts: 'inbetween/accounts/1',
} as const
export type KeyPurpose = keyof typeof PURPOSES

/** Bytes of each key: one of AES-256, one of HMAC-SHA-256. */
const KEY_BYTES = 32

/** Gives out the keys of this installation. */
export type Keyring = (purpose: KeyPurpose) => Buffer

/**
 * Opens the keys of this installation, derived (HKDF-SHA-256) from AUTH_SECRET, or else from a file in the data folder that is made once and read by nobody else.
 * @param file where the secret is kept when none is given
 * @throws when the file can neither be read nor made
 */
export function openKeyring(file: string, given: Secret | undefined): Keyring {
  const secret = given ?? new Secret(readFileSync(made(file), 'utf8').trim())
  return (purpose) => Buffer.from(hkdfSync('sha256', secret.reveal(), '', PURPOSES[purpose], KEY_BYTES))
}

/** Several processes start at once: a link to a finished file either takes the name or finds it taken, so all read the same secret, and a whole one. */
function made(file: string): string {
  const own = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    readFileSync(file)
    return file
  } catch {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  }
  writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(own, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(own)
  }
  return file
}
