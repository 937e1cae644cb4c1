import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { sendParts } from './send-parts.ts'

it('is done at once where the client went before the first byte', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const requested = once(server, 'request')
  const asked = get({ port: (server.address() as AddressInfo).port }).on('error', () => {})
  const [, response] = (await requested) as [IncomingMessage, ServerResponse]
  const gone = once(response, 'close')
  asked.destroy()
  await gone
  const own = { kind: 'own', bytes: Buffer.alloc(10) } as const
  const source = { send: () => Promise.reject(new Error('nothing stored is asked for')) }
  await expect(sendParts(response, source, [own], { start: 0, end: 9 })).resolves.toBeUndefined()
  server.close()
})
