import { type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo, Server } from 'node:net'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
type Ask = { method?: string; headers?: Record<string, string>; body?: string }

/** Listens on a free loopback port and answers which. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this kind.
  return (server.address() as AddressInfo).port
}

/** One request on a connection of its own, with the path sent exactly as given; fetch would tidy it. */
export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
