/**
 * The pause that a `Retry-After` header asks for, in ms: whole or broken seconds, or an HTTP date, which may be past (0).
 * Anything else is undefined. Absurdly long pauses are returned as they are; lib/domain/generation/pace caps them.
 */
export function retryAfterMs(header: string | string[] | undefined, nowMs: number): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Math.round(Number(value) * 1000), Number.MAX_SAFE_INTEGER)
  // Date.parse takes "-1" for a month: only the forms of an HTTP date may reach it.
  const date = /^[A-Z][a-z]{2,8},? .* GMT$/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}
