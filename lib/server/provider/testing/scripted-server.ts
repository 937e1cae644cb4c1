import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Starts a server on a free loopback port, ends it with the test, and gives its origin. */
async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

/** An HTTP server that answers every request with the given listener. */
export function httpServer(listener: RequestListener): Promise<string> {
  return listen(createHttpServer(listener))
}

/** An HTTP server that answers everything with one status and body; a body that is no string is sent as JSON. */
export function answering(status: number, body: unknown, headers: Record<string, string> = {}): Promise<string> {
  return httpServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.writeHead(status, headers)
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
}

/** A TCP server that hands over each socket as it connects. */
export function tcpServer(onConnection: (socket: Socket) => void): Promise<string> {
  return listen(createServer(onConnection))
}

/** A TCP server that hands over each socket once a whole request header has come, to answer with any bytes at all. */
export function rawServer(answer: (socket: Socket) => void): Promise<string> {
  return tcpServer((socket) => {
    let head = ''
    const read = (chunk: Buffer) => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      socket.off('data', read)
      socket.resume()
      answer(socket)
    }
    socket.on('data', read)
  })
}

/** A loopback origin on which nobody listens: its port was free a moment ago. */
export async function deadOrigin(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}
