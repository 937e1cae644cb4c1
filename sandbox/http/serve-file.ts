import { stat } from 'node:fs/promises'
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
 * Several ranges at once are answered with the whole file, as RFC 9110 allows.
 */
export async function serveFile(path: string, range: string | undefined): Promise<Answer> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return fileNotFound()
  const { size } = found
  const headers = {
    'content-type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
    'last-modified': found.mtime.toUTCString(),
  }
  const asked = parseRange(range, size)
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
