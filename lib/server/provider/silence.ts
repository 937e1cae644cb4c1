import type { Silence } from './outcomes.ts'

const BY_CODE: Readonly<Record<string, Silence>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
  ETIMEDOUT: 'connect_timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_HEADERS_OVERFLOW: 'malformed',
}

/** Names a network error by its code. Its message is never looked at nor passed on: it may hold addresses and headers. */
export function silenceOf(error: unknown): Silence {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = BY_CODE[code]
  if (known !== undefined) return known
  if (error instanceof Error && error.name === 'HTTPParserError') return 'malformed'
  if (/SSL|TLS|CERT|SIGNATURE|^EPROTO$/.test(code)) return 'tls'
  return 'network'
}
