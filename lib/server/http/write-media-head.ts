import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ByteRange, parseRange } from './parse-range.ts'

/** What is answered, whole: its strong ETag with the quotes, its length in bytes and its headers. */
export type MediaHead = { etag: string; size: number; type: string; cacheControl: string; disposition: string | null }

/** Writes status and headers (RFC 9110), and ends the response where no body follows; else answers which bytes do. */
export function writeMediaHead(request: IncomingMessage, response: ServerResponse, head: MediaHead): ByteRange | null {
  const { etag, size } = head
  const headers = [
    ...['ETag', etag, 'Cache-Control', head.cacheControl, 'Accept-Ranges', 'bytes'],
    ...['X-Content-Type-Options', 'nosniff', 'Cross-Origin-Resource-Policy', 'same-origin'],
  ]
  const { range: rangeHeader, 'if-none-match': known, 'if-range': ifRange } = request.headers
  if (known !== undefined && matches(known, etag)) {
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
  headers.push('Content-Type', head.type)
  if (head.disposition !== null) headers.push('Content-Disposition', head.disposition)
  const bytes = range === 'whole' ? { start: 0, end: size - 1 } : range
  headers.push('Content-Length', String(bytes.end - bytes.start + 1))
  if (range !== 'whole') headers.push('Content-Range', `bytes ${bytes.start}-${bytes.end}/${size}`)
  response.writeHead(range === 'whole' ? 200 : 206, headers)
  if (request.method === 'GET' && size > 0) return bytes
  response.end()
  return null
}

/** If-None-Match (RFC 9110, 13.1.2): any of a list, compared weakly. */
function matches(header: string, etag: string): boolean {
  return header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
