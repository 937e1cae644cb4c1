import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/**
 * Who sent a request, as an IP address.
 * @param proxies how many proxies of ours stand before us: each appends to X-Forwarded-For whom it was asked by, so the last so many entries are theirs
 *   and the first of those names the client. What stands before it was written by the client, and is not believed.
 */
export function clientAddress(request: IncomingMessage, proxies: number): string {
  const direct = plain(request.socket.remoteAddress ?? '')
  if (proxies === 0) return direct
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const named = plain(forwarded.at(-proxies)?.trim() ?? '')
  return isIP(named) ? named : direct
}

/** An IPv4 address that came over a socket of both kinds looks like an IPv6 one. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
