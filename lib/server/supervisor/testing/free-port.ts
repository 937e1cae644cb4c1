import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below those that a system takes for outgoing connections, any of which could have the port before it is listened on. */
const FIRST = 20_000
const LAST = 32_000

/** A TCP port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = randomInt(FIRST, LAST)
  return (await isFree(port)) ? port : freePort()
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const server = createServer().once('error', () => resolve(false))
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  return promise
}
