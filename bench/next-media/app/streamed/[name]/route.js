import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

export const dynamic = 'force-dynamic'

/** A range as a route handler usually sends it: a read stream, so that a whole clip does not lie in memory. */
export async function GET(request, { params }) {
  const { name } = await params
  const file = path.join(process.env.BENCH_FOLDER, path.basename(name))
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('range') ?? '') ?? []
  const [start, end] = [Number(first), Number(last)]
  const { size } = await stat(file)
  const body = Readable.toWeb(createReadStream(file, { start, end }))
  const headers = { 'content-type': 'video/mp4', 'content-range': `bytes ${start}-${end}/${size}` }
  return new Response(body, { status: 206, headers: { ...headers, 'content-length': String(end - start + 1) } })
}
