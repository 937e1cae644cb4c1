import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below those that a system takes for outgoing connections, any of which could have the port before it is listened on. */
const FIRST = 20_000
const SLICES = 16
const PORTS = 750

/** Each of the processes that test side by side has ports of its own: one that is free now may be some seconds away from being listened on. */
const slice = Number(process.env.TEST_PARALLEL_INDEX ?? process.env.VITEST_POOL_ID ?? 0) % SLICES
let last = randomInt(PORTS)

/** A TCP port of 127.0.0.1 that nobody listens on, and that was not among the last given. */
export async function freePort(): Promise<number> {
  last = (last + 1) % PORTS
  const port = FIRST + slice * PORTS + last
  return (await isFree(port)) ? port : freePort()
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const server = createServer().once('error', () => resolve(false))
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  return promise
}
