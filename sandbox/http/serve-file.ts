import { stat } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { extname } from 'node:path'
import { type Answer, errorAnswer } from './answer.ts'

const CONTENT_TYPES: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
}

/** The answer for a file that is not there, or whose link is over. */
export function fileNotFound(): Answer {
  return errorAnswer(404, 'file_not_found', 'The file does not exist or its link has expired.')
}

/**
 * Answers a file whole (200), one byte range of it (206) or 416.
 * Several ranges at once, and one of a file that is not the asker's any more (`If-Range`), are answered with the whole file: RFC 9110, 13.1.5 and 14.2.
 */
export async function serveFile(path: string, asker: IncomingHttpHeaders): Promise<Answer> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return fileNotFound()
  const { size, mtimeMs } = found
  const etag = `"${size.toString(16)}-${Math.trunc(mtimeMs).toString(16)}"`
  const headers = {
    etag,
    'content-type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
    'last-modified': found.mtime.toUTCString(),
  }
  const ifRange = asker['if-range'] ?? etag
  const asked = parseRange(ifRange === etag ? asker.range : undefined, size)
  if (asked === 'unsatisfiable') {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: Buffer.alloc(0) }
  }
  if (!asked) return { status: 200, headers, body: { path, start: 0, length: size } }
  const { start, end } = asked
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${size}` },
    body: { path, start, length: end - start + 1 },
  }
}

function parseRange(
  range: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    return Number(to) === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(to)), end: size - 1 }
  }
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (Number(from) >= size) return 'unsatisfiable'
  return Number(from) > end ? undefined : { start: Number(from), end }
}
