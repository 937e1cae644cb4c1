import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What proxies make: hex, UUIDs, and words of their own. */
const USABLE = /^[\w.:-]{8,100}$/

/**
 * The id by which all lines of the log about a request, and about what it submitted, are found.
 * @param proxies how many proxies of ours stand before us. With none the header is whatever a client likes, and an id of our own is made.
 */
export function requestIdOf(headers: IncomingHttpHeaders, proxies: number): string {
  const given = headers['x-request-id']
  return proxies > 0 && typeof given === 'string' && USABLE.test(given) ? given : randomUUID()
}
