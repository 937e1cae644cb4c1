import { connect } from 'node:net'

export type LoadOrder = {
  port: number
  path: string
  fileBytes: number
  rangeBytes: number
  connections: number
  durationMs: number
}
/** Times in ms. */
export type LoadResult = { requests: number; elapsed: number; latencies: Float64Array; failures: string[] }

const STATUS = Buffer.from('HTTP/1.1 206')
const HEAD_END = Buffer.from('\r\n\r\n')
const CHUNKED = Buffer.from('chunked')
const CHUNKED_END = Buffer.from('\r\n0\r\n\r\n')

/** Counts the bytes of one response. Next sends chunks, whose end mark has to be waited for; the others send a length. */
function createBody(bytes: number) {
  let missing = bytes
  let inBody = false
  let chunked = false
  let tail = Buffer.alloc(0)
  return (chunk: Buffer): 'more' | 'done' | { failure: string } => {
    if (inBody) missing -= chunk.byteLength
    else {
      // Heads are a few hundred bytes and arrive whole on loopback.
      const end = chunk.indexOf(HEAD_END)
      if (end === -1 || !chunk.subarray(0, STATUS.byteLength).equals(STATUS))
        return { failure: chunk.toString('latin1', 0, 200) }
      inBody = true
      chunked = chunk.subarray(0, end).includes(CHUNKED)
      missing -= chunk.byteLength - end - HEAD_END.byteLength
    }
    if (!chunked) return missing > 0 ? 'more' : 'done'
    tail = Buffer.concat([tail, chunk.subarray(-CHUNKED_END.byteLength)]).subarray(-CHUNKED_END.byteLength)
    return missing <= 0 && tail.equals(CHUNKED_END) ? 'done' : 'more'
  }
}

/** Asks for random ranges on raw sockets that stay open: far less work than a server has, so that the server is what is measured. */
function load(order: LoadOrder): Promise<LoadResult> {
  const { port, path, fileBytes, rangeBytes, connections, durationMs } = order
  const latencies: number[] = []
  const failures: string[] = []
  const begin = performance.now()
  let open = connections

  return new Promise((resolve) => {
    function finishOne(): void {
      open -= 1
      if (open > 0) return
      resolve({
        requests: latencies.length,
        elapsed: performance.now() - begin,
        latencies: Float64Array.from(latencies),
        failures,
      })
    }

    function startOne(): void {
      let sentAt = 0
      let body = createBody(rangeBytes)
      const ask = () => {
        const start = Math.floor(Math.random() * (fileBytes - rangeBytes))
        const range = `bytes=${start}-${start + rangeBytes - 1}`
        body = createBody(rangeBytes)
        sentAt = performance.now()
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nRange: ${range}\r\n\r\n`)
      }
      const take = (size: number, buffer: Uint8Array): boolean => {
        const state = body(Buffer.from(buffer.buffer, buffer.byteOffset, size))
        if (state === 'more') return true
        if (state === 'done') latencies.push(performance.now() - sentAt)
        else failures.push(state.failure)
        if (state === 'done' && performance.now() - begin < durationMs) ask()
        else socket.destroy()
        return true
      }
      const socket = connect({
        port,
        host: '127.0.0.1',
        noDelay: true,
        onread: { buffer: Buffer.alloc(256 * 1024), callback: take },
      })
      socket.on('connect', ask)
      socket.on('error', (error) => failures.push(error.message))
      socket.on('close', finishOne)
    }

    for (let i = 0; i < connections; i += 1) startOne()
  })
}

process.once('disconnect', () => process.exit(0))
// The parent sends orders of this type and nothing else.
process.on('message', async (order) => process.send?.(await load(order as LoadOrder)))
