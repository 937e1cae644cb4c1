import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ByteRange, parseRange } from './parse-range.ts'

/** What is answered, whole: its strong ETag with the quotes, its length in bytes and its headers. */
export type MediaHead = { etag: string; size: number; type: string; cacheControl: string; disposition: string | null }

/** Writes status and headers (RFC 9110), and ends the response where no body follows; else answers which bytes do. */
export function writeMediaHead(request: IncomingMessage, response: ServerResponse, head: MediaHead): ByteRange | null {
  const { etag, size } = head
  const headers = [...validators(head), 'Accept-Ranges', 'bytes']
  const { range: rangeHeader, 'if-range': ifRange } = request.headers
  if (isKnown(request, etag)) {
    response.writeHead(304, headers).end()
    return null
  }
  // Only a strong validator that is ours makes a range of ours; a date never does, for we send none.
  const range =
    request.method === 'HEAD' || (ifRange !== undefined && ifRange !== etag) ? 'whole' : parseRange(rangeHeader, size)
  if (range === 'unsatisfiable') {
    response.writeHead(416, [...headers, 'Content-Range', `bytes */${size}`, 'Content-Length', '0']).end()
    return null
  }
  headers.push(...describing(head))
  const bytes = range === 'whole' ? { start: 0, end: size - 1 } : range
  headers.push('Content-Length', String(bytes.end - bytes.start + 1))
  if (range !== 'whole') headers.push('Content-Range', `bytes ${bytes.start}-${bytes.end}/${size}`)
  response.writeHead(range === 'whole' ? 200 : 206, headers)
  if (request.method === 'GET' && size > 0) return bytes
  response.end()
  return null
}

/**
 * The same for a file that a proxy sends in our stead: ranges are the proxy's to offer and to answer; it keeps the type, the name and how long it may be kept.
 * @param where the header that tells it the file
 */
export function handOver(
  request: IncomingMessage,
  response: ServerResponse,
  head: Omit<MediaHead, 'size'>,
  where: [name: string, value: string],
): void {
  const headers = validators(head)
  if (isKnown(request, head.etag)) response.writeHead(304, headers).end()
  else response.writeHead(200, [...headers, ...describing(head), ...where, 'Content-Length', '0']).end()
}

function validators({ etag, cacheControl }: Pick<MediaHead, 'etag' | 'cacheControl'>): string[] {
  return [
    ...['ETag', etag, 'Cache-Control', cacheControl],
    ...['X-Content-Type-Options', 'nosniff', 'Cross-Origin-Resource-Policy', 'same-origin'],
  ]
}

function describing({ type, disposition }: Pick<MediaHead, 'type' | 'disposition'>): string[] {
  return ['Content-Type', type, ...(disposition === null ? [] : ['Content-Disposition', disposition])]
}

function isKnown({ headers: { 'if-none-match': known } }: IncomingMessage, etag: string): boolean {
  return known !== undefined && matches(known, etag)
}

/** If-None-Match (RFC 9110, 13.1.2): any of a list, compared weakly. */
function matches(header: string, etag: string): boolean {
  return header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
