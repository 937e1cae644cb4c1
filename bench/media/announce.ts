import type { AddressInfo, Server } from 'node:net'

/** Listens on a free loopback port and tells the parent process which; answers every message with its CPU time in µs; ends with the parent. */
export function announce(server: Server): void {
  process.once('disconnect', () => process.exit(0))
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.(user + system)
  })
  server.listen(0, '127.0.0.1', () => {
    // A server that listens on a port has an address of this kind.
    process.send?.((server.address() as AddressInfo).port)
  })
}
