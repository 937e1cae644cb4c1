import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from '#lib/domain/is-loopback'

export type Refusal = { status: 403 | 421; sentence: string }
export type RequestFacts = {
  method: string
  headers: IncomingHttpHeaders
  /** Undecoded and without its query; where it is not given, no path is excepted. */
  path?: string
}
export type RequestGuard = (request: RequestFacts) => Refusal | null

/** What the provider's server calls, which has no page and no Origin: the signature that it carries tells who it is. */
const WEBHOOK_PATH = '/api/webhooks/toapis'

const SAFE_METHODS = new Set(['GET', 'HEAD'])

/**
 * Decides from headers alone whether a request may reach us at all.
 * - On a loopback `host`, the Host header must name a loopback address (any port: a tunnel may have another) or PUBLIC_URL's host.
 *   Otherwise a page of a stranger whose name resolves to 127.0.0.1 could read everything (DNS rebinding).
 * - Whatever changes something must come from our own pages: Origin of the same host, or of PUBLIC_URL. One without Origin is refused:
 *   every browser sends it with such a request, and Next lets it pass. The one exception is a POST to the path of webhooks.
 * @param host the address that the server listens on
 * @param publicUrl how people reach it through a proxy, if they do
 * @returns null, or the status and one sentence for whoever reads the answer
 */
export function createRequestGuard({ host, publicUrl }: { host: string; publicUrl: URL | null }): RequestGuard {
  const mustBeLoopback = isLoopback(host)
  return ({ method, headers, path }) => {
    const asked = headers.host?.toLowerCase()
    if (mustBeLoopback && !(asked && (asked === publicUrl?.host || isLoopback(nameOf(asked)))))
      return { status: 421, sentence: 'This server answers only to localhost. To use another name, set PUBLIC_URL.' }
    if (method === 'POST' && path === WEBHOOK_PATH) return null
    if (SAFE_METHODS.has(method) || isOwnOrigin(headers, asked, publicUrl)) return null
    return { status: 403, sentence: 'This request did not come from a page of this server.' }
  }
}

/** The name in a Host header: no port, and an IPv6 address without its brackets. */
function nameOf(hostHeader: string): string {
  return hostHeader.replace(/:\d{1,5}$/, '').replace(/^\[(.*)\]$/, '$1')
}

/** The scheme is not compared: behind a proxy that ends TLS, the page is https and we are not. */
function isOwnOrigin(headers: IncomingHttpHeaders, asked: string | undefined, publicUrl: URL | null): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin } = headers
  if (!origin || !URL.canParse(origin)) return false
  return origin === publicUrl?.origin || (asked !== undefined && asked !== '' && new URL(origin).host === asked)
}
