import { createHmac, randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import { receiveWebhook } from '#lib/server/generations/receive-webhook'
import type { StepDeps } from '#lib/server/generations/steps/step-deps'

/** What webhooks are signed with in tests. */
export const WEBHOOK_SECRET = 'whsec_test'

type Forgery = { secret?: string; secondsOff?: number; id?: string }

/** Receives webhooks on a free port as the app does, without Next around it, and makes up deliveries of its own. */
export async function openWebhookReceiver(deps: StepDeps, secrets: readonly string[] = [WEBHOOK_SECRET]) {
  const events = new EventEmitter()
  const receive = (header: (name: string) => string | null, body: Uint8Array) =>
    receiveWebhook(deps, { secrets, header, body, nowMs: Date.now() })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { status } = await receive((name) => String(request.headers[name] ?? ''), Buffer.concat(chunks))
    response.writeHead(status).end()
    events.emit('received', status)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address?.port}/`,
    /** Resolves once the next delivery was answered. */
    received: () => once(events, 'received'),
    /** Delivers an event of a test's own making, signed as the provider does unless told otherwise. */
    async deliver(type: string, data: object, { secret = WEBHOOK_SECRET, secondsOff = 0, id }: Forgery = {}) {
      const eventId = id ?? `evt_${randomUUID()}`
      const timestamp = String(Math.floor(Date.now() / 1000) + secondsOff)
      const body = JSON.stringify({ id: eventId, type, data })
      const signature = createHmac('sha256', secret).update(`${eventId}.${timestamp}.${body}`).digest('hex')
      const headers = new Map([
        ['x-toapis-webhook-id', eventId],
        ['x-toapis-webhook-timestamp', timestamp],
        ['x-toapis-webhook-signature', `v1=${signature}`],
      ])
      const { status } = await receive((name) => headers.get(name) ?? null, Buffer.from(body))
      return { status, id: eventId }
    },
    close: () => void server.close(),
  }
}
