import { existsSync } from 'node:fs'
import type { Checked } from '#lib/server/checked'

/** The modes of libpq that mean here what they mean there. `allow` and `prefer` would need a second try without TLS, which pg does not make. */
const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full']

/**
 * The address of a PostgreSQL as pg is given it: sslmode and sslrootcert mean what they mean to libpq (PostgreSQL's manual, "SSL Support"). By itself pg
 * takes `require` for `verify-full`.
 * @returns or one sentence that names what cannot be used, without the address, which holds a password
 */
export function databaseAddress(url: string): Checked<{ url: string }> {
  const [base = '', query] = url.split('?', 2)
  if (query === undefined) return { ok: true, url }
  const asked = new URLSearchParams(query)
  const mode = asked.get('sslmode')
  const root = asked.get('sslrootcert')
  if (mode === null && root === null) return { ok: true, url }
  if (mode === null || !SSL_MODES.includes(mode))
    return refuse(`has sslmode=${mode ?? ''}; expected: ${SSL_MODES.join(', ')}`)
  if (mode === 'verify-ca' && root === null)
    return refuse('has sslmode=verify-ca, which needs sslrootcert=/path/of/the/root.pem')
  if (root !== null && root !== 'system' && !existsSync(root))
    return refuse(`names the file ${root} in sslrootcert, which is not there`)
  // libpq's word for the authorities that the system trusts; pg asks those when none is named.
  if (root === 'system') asked.delete('sslrootcert')
  asked.set('uselibpqcompat', 'true')
  return { ok: true, url: `${base}?${asked}` }
}

function refuse(what: string): Checked<{ url: string }> {
  return { ok: false, sentence: `The setting DATABASE_URL ${what}.` }
}
