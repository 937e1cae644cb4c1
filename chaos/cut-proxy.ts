import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/**
 * Stands before the sandbox. Of the first paid call that comes it passes on only a part, after `kill` was called: what the network
 * had carried when the sender died. Everything else goes through.
 * @param share of the bytes of the request, given its whole and where its body begins
 */
export async function openCutProxy(
  target: string,
  share: (request: Buffer, bodyAt: number) => number,
  kill: () => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const port = Number(new URL(target).port)
  const sockets = new Set<Socket>()
  let cut = false
  const server = createServer((from) => {
    const to = connect(port, '127.0.0.1')
    for (const socket of [from, to]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    let request = Buffer.alloc(0)
    from.on('data', (bytes) => {
      if (cut || !(request.length > 0 || bytes.toString('latin1').startsWith('POST /v1/videos/')))
        return to.write(bytes)
      request = Buffer.concat([request, bytes])
      const bodyAt = request.indexOf('\r\n\r\n') + 4
      const length = Number(/content-length: (\d+)/i.exec(request.toString('latin1'))?.[1])
      if (bodyAt < 4 || request.length < bodyAt + length) return true
      cut = true
      kill()
      return to.end(request.subarray(0, share(request, bodyAt)))
    })
    from.on('close', () => to.end())
    to.pipe(from)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
