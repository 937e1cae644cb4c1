import { createHash, randomBytes } from 'node:crypto'

const HEX_32 = /^(?!0{32})[0-9a-f]{32}$/

/**
 * The trace that all belongs to which carries this request id, in whatever process: the attempt keeps the id, so no column is needed for the trace.
 * A UUID, or a trace id, is its own 32 hex digits; of any other id it is the beginning of its SHA-256; without one it is random.
 */
export function traceIdOf(request: string | undefined): string {
  if (request === undefined) return randomBytes(16).toString('hex')
  const digits = request.replaceAll('-', '').toLowerCase()
  return HEX_32.test(digits) ? digits : createHash('sha256').update(request).digest('hex').slice(0, 32)
}
