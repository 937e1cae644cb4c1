import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '#lib/domain/team/roles'
import { CLIENT_ADDRESS_HEADER } from '#lib/server/client-header'
import { logContext } from '#lib/server/log-context'
import type { Answered } from '#lib/server/metrics/http-metrics'
import type { StopLimits } from '#lib/server/supervisor/stop-limits'
import { clientAddress } from './client-address.ts'
import type { DirectRoute } from './direct-route.ts'
import { type Denial, denial, isActionCall, isOpen, isPlain } from './gate.ts'
import type { RequestGuard } from './request-guard.ts'
import { requestIdOf } from './request-id.ts'
import { routeOf } from './route-of.ts'
import { BASE_HEADERS, contentSecurityPolicy, createNonce } from './security-headers.ts'
import { traceRequest } from './trace-request.ts'

/** A request's head arrives within this, or its sender is not serious. */
const HEADERS_TIMEOUT_MS = 20_000
/** The whole of a request: an image of 10 MB over a slow line. */
const REQUEST_TIMEOUT_MS = 300_000
/** Longer than the idle time of common proxies (60 s), so that it is never us who close while one sends. */
const KEEP_ALIVE_MS = 75_000
/** A connection on which nothing moves, such as a paused player's. Browsers ask for the rest with a new range. */
const IDLE_TIMEOUT_MS = 180_000
const MAX_HEADER_BYTES = 16 * 1024
/** What is being sent may end; a long download is cut and asked for again. */
const AT_ONCE: StopLimits = { drainMs: 0, graceMs: 5_000 }
/** While it closes: how often connections are closed that have just become idle. */
const CLOSE_IDLE_EVERY_MS = 100

export type ListenerParts = {
  guard: RequestGuard
  /** Who sends this Cookie header, or null. Without a session only what is open is answered (gate.ts). */
  actorOf: (cookie: string | undefined) => Promise<Actor | null>
  /** How many proxies of ours stand before us. */
  proxies: number
  /** Tried in order before Next. */
  routes: readonly DirectRoute[]
  next: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>
  /** Hot reload's WebSocket, in development alone. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  development: boolean
  /** Where browsers are sent for media, when that is elsewhere. */
  mediaOrigin?: string | undefined
  /** Told of each request when it is over. */
  answered?: (request: Answered & { method: string }) => void
  /** Told what a handler threw; the sender sees a bare 500. */
  onError: (error: unknown) => void
}

/**
 * The one HTTP listener: guard, then the gate that asks for a session, then what is answered directly, then Next with a content security policy.
 * `server` is not listening yet. `close` first goes on answering, each answer the last on its connection, so that whoever keeps some
 * moves elsewhere and none is closed under a request; then it takes no new connections, lets running answers end, and resolves when all are gone.
 */
export function createListener(parts: ListenerParts): {
  server: Server
  close: (limits?: StopLimits) => Promise<void>
} {
  let closing = false
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    noDelay: true,
  })
  server.timeout = IDLE_TIMEOUT_MS
  server.on('request', (request, response) => {
    if (closing) response.setHeader('Connection', 'close')
    take(parts, request, response)
  })
  server.on('clientError', refuseMalformed)
  const { upgrade } = parts
  if (upgrade)
    server.on('upgrade', (request: IncomingMessage, socket, head) => {
      // A WebSocket is no GET: any page may open one, and only the Origin tells whose it is.
      const refusal = parts.guard({ method: 'UPGRADE', headers: request.headers })
      if (refusal) socket.end(`HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\n\r\n`)
      else upgrade(request, socket, head)
    })
  return {
    server,
    async close({ drainMs, graceMs } = AT_ONCE) {
      closing = true
      if (drainMs > 0) await pause(drainMs)
      await close(server, graceMs)
    },
  }
}

/** Whatever is written down on the way to the answer carries the request's id, and so does the answer. */
function take(parts: ListenerParts, request: IncomingMessage, response: ServerResponse): void {
  const id = requestIdOf(request.headers, parts.proxies)
  const began = performance.now()
  response.setHeader('X-Request-Id', id)
  logContext.run({ request: id }, () => {
    // A handler further in may change the address that it reads.
    const route = routeOf(request, pathOf(request.url))
    response.once('close', () => {
      const { method = '' } = request
      parts.answered?.({ route, method, status: response.statusCode, ms: performance.now() - began })
    })
    traceRequest({ request, response, route, id, proxies: parts.proxies }, () =>
      answer(parts, request, response).catch((error: unknown) => fail(parts, response, error)),
    )
  })
}

function pathOf(url = ''): string {
  const query = url.indexOf('?')
  return query === -1 ? url : url.slice(0, query)
}

async function answer(parts: ListenerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '' } = request
  const path = pathOf(request.url)
  const refusal = parts.guard({ method, headers: request.headers, path })
  if (refusal) return refuse(response, refusal.status, refusal.sentence)
  // Next answers a bare 500 to what cannot be decoded.
  if (!isDecodable(path) || !isPlain(path)) return refuse(response, 400, 'This address is not valid.')
  const route = parts.routes.find((one) => one.match(path))
  const asker = () => parts.actorOf(request.headers.cookie)
  const open = route ? route.open : isOpen(path) || isActionCall(request, path)
  if (!open && !(await asker())) return deny(response, denial(request, path))
  request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(request, parts.proxies)
  if (route) return route.handle(request, response, asker)

  const policy = contentSecurityPolicy(createNonce(), parts)
  request.headers['content-security-policy'] = policy
  for (const [name, value] of Object.entries(BASE_HEADERS)) response.setHeader(name, value)
  response.setHeader('Content-Security-Policy', policy)
  await parts.next(request, response)
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  const headers = { ...BASE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }
  response.writeHead(status, headers).end(`${sentence}\n`)
}

function deny(response: ServerResponse, denied: Denial): void {
  const headers = { ...BASE_HEADERS, 'Cache-Control': 'private, no-store' }
  if (denied.status === 303) response.writeHead(303, { ...headers, Location: denied.location }).end()
  else response.writeHead(401, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${denied.sentence}\n`)
}

function fail(parts: ListenerParts, response: ServerResponse, error: unknown): void {
  parts.onError(error)
  if (response.headersSent) response.destroy()
  else refuse(response, 500, 'Something went wrong on the server.')
}

/** What is not HTTP, or has a head that is too large or too slow. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = STATUS_OF[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const STATUS_OF: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs)
    // Node closes idle connections once; one whose answer began before `closing` becomes idle later.
    const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS)
    server.close(() => {
      clearTimeout(timer)
      clearInterval(idle)
      resolve()
    })
  })
}
