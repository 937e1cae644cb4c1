import { openSync, read } from 'node:fs'
import { createServer } from 'node:http'
import { announce } from './announce.ts'

// The least that can be done in Node: one file, open from the start, and no question asked.
const fd = openSync(process.env.BENCH_FILE ?? '', 'r')
const size = process.env.BENCH_SIZE

const server = createServer((request, response) => {
  const [first, last] = (request.headers.range ?? '').slice('bytes='.length).split('-')
  const start = Number(first)
  const length = Number(last) - start + 1
  read(fd, Buffer.allocUnsafeSlow(length), 0, length, start, (_error, _bytesRead, buffer) => {
    response.writeHead(206, {
      'Content-Type': 'video/mp4',
      'Content-Length': length,
      'Content-Range': `bytes ${start}-${last}/${size}`,
    })
    response.end(buffer)
  })
})
announce(server)
