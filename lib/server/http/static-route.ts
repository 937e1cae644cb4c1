import { readdirSync, readFileSync } from 'node:fs'
import type { OutgoingHttpHeaders } from 'node:http'
import path from 'node:path'
import type { DirectRoute } from './direct-route.ts'
import { BASE_HEADERS } from './security-headers.ts'

const PREFIX = '/_next/static/'
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
}
/** Best first: what the build wrote beside a file (scripts/launch/compress-static.mjs). */
const CODINGS = [
  { coding: 'br', ending: '.br' },
  { coding: 'gzip', ending: '.gz' },
]

type Coded = { coding: string; bytes: Buffer }
type File = { type: string; plain: Buffer; coded: Coded[] }

/**
 * Scripts, styles, fonts and words of the build, some 4 MB, answered from memory: Brotli takes a seventh off what a first visit waits for, and Next
 * knows only gzip. Names change with the content, so they are kept for ever. What is not there is Next's to answer.
 * @param folder `.next/static`
 */
export function createStaticRoute(folder: string): DirectRoute {
  const files = readFiles(folder)
  return {
    match: (asked) => files.has(asked),
    open: true,
    handle(request, response) {
      const { pathname } = new URL(request.url ?? '', 'http://localhost')
      const file = files.get(pathname)
      if (!file) throw new Error('A file that matched is gone.')
      const accepted = String(request.headers['accept-encoding'] ?? '').split(/[\s,;]+/)
      const found = file.coded.find(({ coding }) => accepted.includes(coding))
      const body = found?.bytes ?? file.plain
      const headers: OutgoingHttpHeaders = {
        ...BASE_HEADERS,
        'Content-Type': file.type,
        'Content-Length': body.length,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        ...(found && { 'Content-Encoding': found.coding }),
      }
      response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body)
    },
  }
}

function readFiles(folder: string): ReadonlyMap<string, File> {
  const names = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  const files = new Map<string, File>()
  for (const name of names) {
    const type = TYPES[path.extname(name)]
    if (type === undefined) continue
    const coded = CODINGS.filter(({ ending }) => names.has(name + ending)).map(({ coding, ending }) => ({
      coding,
      bytes: readFileSync(path.join(folder, name + ending)),
    }))
    const address = PREFIX + name.split(path.sep).map(encodeURIComponent).join('/')
    files.set(address, { type, plain: readFileSync(path.join(folder, name)), coded })
  }
  return files
}
