import type { IncomingMessage, ServerResponse } from 'node:http'
import { MEDIA_TYPES, type ParsedMediaName, parseMediaName } from '#lib/server/storage/media-name'
import type { MediaStore } from '#lib/server/storage/media-store'
import { contentDisposition } from './content-disposition.ts'
import type { DirectRoute } from './direct-route.ts'
import { createOpenFiles } from './open-files.ts'
import { type ByteRange, parseRange } from './parse-range.ts'
import { sendFile } from './send-file.ts'

const PREFIX = '/media/'
/** A name's bytes never change. Private, since a proxy must not keep what only a session may see. */
const CACHE_CONTROL = 'private, max-age=31536000, immutable'

/**
 * `GET, HEAD /media/{sha256}.{ext}`: stored bytes with ranges and validators (RFC 9110), as a download with `?download=name`.
 * Everything else below /media/ is 404, other methods 405. `close` gives back the files that it keeps open.
 */
export function createMediaHandler(store: Pick<MediaStore, 'open'>): DirectRoute & { close: () => void } {
  const files = createOpenFiles(store.open)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request
    if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, ['Allow', 'GET, HEAD'])
    const query = url.indexOf('?')
    // Compared as it came: what would have to be decoded or resolved first is not a name.
    const media = parseMediaName(url.slice(PREFIX.length, query === -1 ? undefined : query))
    const found = media && (await files.acquire(media.name))
    if (!found) return refuse(response, 404, [])
    if ('kind' in found) return redirect(response, found.location)
    try {
      const range = writeHead(request, response, media, query === -1 ? '' : url.slice(query), found.file.bytes)
      if (range) await sendFile(response, { fd: found.file.fd, warm: found.warm }, range)
    } finally {
      files.release(found)
    }
  }

  return { match: (path) => path.startsWith(PREFIX), handle, close: files.close }
}

/** Writes status and headers, and ends the response where no body follows; else answers which bytes do. */
function writeHead(
  request: IncomingMessage,
  response: ServerResponse,
  media: ParsedMediaName,
  query: string,
  size: number,
): ByteRange | null {
  const etag = `"${media.sha256}"`
  const headers = [
    ...['ETag', etag, 'Cache-Control', CACHE_CONTROL, 'Accept-Ranges', 'bytes'],
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
  headers.push('Content-Type', MEDIA_TYPES[media.ext])
  const download = query === '' ? null : new URLSearchParams(query).get('download')
  if (download !== null) headers.push('Content-Disposition', contentDisposition(download, media.ext))
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

function redirect(response: ServerResponse, location: string): void {
  // The target carries a signature that runs out, so nobody may keep the answer.
  response.writeHead(302, ['Location', location, 'Cache-Control', 'private, no-store', 'Content-Length', '0']).end()
}

function refuse(response: ServerResponse, status: number, headers: string[]): void {
  response.writeHead(status, [...headers, 'Content-Length', '0', 'Cache-Control', 'no-store']).end()
}
