import { open } from 'node:fs/promises'
import path from 'node:path'

export const dynamic = 'force-dynamic'

/** A range as fast as a route handler can send it: one read, one buffer. It would hold a whole clip in memory when asked for one. */
export async function GET(request, { params }) {
  const { name } = await params
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('range') ?? '') ?? []
  const start = Number(first)
  const length = Number(last) - start + 1
  const file = await open(path.join(process.env.BENCH_FOLDER, path.basename(name)), 'r')
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, start)
    const headers = { 'content-type': 'video/mp4', 'content-range': `bytes ${start}-${last}/${size}` }
    return new Response(buffer, { status: 206, headers: { ...headers, 'content-length': String(length) } })
  } finally {
    await file.close()
  }
}
