/** Of these no later try is better. Those with letters are Node's, of TLS; the others SQLSTATEs. */
const FOR_GOOD: Record<string, string> = {
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not of an authority that is trusted here: name that in sslrootcert',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it signed its certificate by itself: name that certificate in sslrootcert',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is not of an authority that is trusted here: name that in sslrootcert',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate is not of an authority that is trusted here: name that in sslrootcert',
  CERT_HAS_EXPIRED: 'its certificate has expired: renew it',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: compare the clocks of both machines',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is for another name: use the name in the certificate, or sslmode=verify-ca with sslrootcert',
  '28P01': 'it does not take the password',
  '28000': 'it does not let this user in: see its pg_hba.conf',
  '3D000': 'it has no database of this name: create it',
  '42501': 'the user may not make tables there: make the user the owner of the database',
}

/** Of these the next try may be: the server starts, stops, or has no connection left. All others of PostgreSQL are not about reaching it. */
const MAY_PASS = /^(?:08|53|57P0[123])/

/**
 * What is to be made of an error of connecting: a sentence for one that stays, `wait` for one that may pass, null for one that is about something else.
 */
export function whyUnreachable(error: unknown): { sentence: string } | 'wait' | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const reason = error.message.includes('does not support SSL')
    ? 'it does not speak TLS, which sslmode asks for'
    : FOR_GOOD[code]
  if (reason) return { sentence: `The PostgreSQL of DATABASE_URL cannot be used: ${reason}.` }
  return /^[0-9A-Z]{5}$/.test(code) && !MAY_PASS.test(code) && code !== 'EPIPE' ? null : 'wait'
}
