import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { expect, it } from 'vitest'
import { openSandbox } from './testing/open-sandbox.ts'

const SECRET = 'whsec_test'
type Delivery = { headers: IncomingHttpHeaders; body: string }

/** A receiver that answers the given status codes in turn and hands out what it got. */
async function receiver(...statuses: number[]) {
  const deliveries: Delivery[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    deliveries.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    response.writeHead(statuses[deliveries.length - 1] ?? 200).end()
    server.emit('delivery')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address?.port}/hook`,
    deliveries,
    delivery: () => once(server, 'delivery'),
    [Symbol.dispose]: () => void server.close(),
  }
}

it('signs what it says about a completed task, and says it again when it was not taken', async () => {
  using hook = await receiver(500, 204)
  await using sandbox = await openSandbox()
  await sandbox.post('/__sandbox/webhooks', { url: hook.url, secret: SECRET })
  const refused = hook.delivery()
  const { id } = (await sandbox.submit({ model: 'kling-v3', prompt: 'A harbour', client_business_id: 'mine' })).body
  await refused
  await hook.delivery()

  const [first, second] = hook.deliveries.map(({ headers, body }) => ({
    id: headers['x-toapis-webhook-id'],
    timestamp: headers['x-toapis-webhook-timestamp'],
    signature: headers['x-toapis-webhook-signature'],
    body,
  }))
  const signed = `${second?.id}.${second?.timestamp}.${second?.body}`
  expect(second?.signature).toBe(`v1=${createHmac('sha256', SECRET).update(signed).digest('hex')}`)
  expect(second).toMatchObject({ id: first?.id, body: first?.body })
  expect(JSON.parse(second?.body ?? '')).toMatchObject({
    id: second?.id,
    type: 'generation.completed',
    data: { task_id: id, client_business_id: 'mine', status: 'SUCCESS', progress: '100%' },
  })
})

it('tells of a failure', async () => {
  using hook = await receiver()
  await using sandbox = await openSandbox()
  await sandbox.post('/__sandbox/webhooks', { url: hook.url, secret: SECRET })
  const delivered = hook.delivery()
  await sandbox.submit({ model: 'kling-v3', prompt: 'A harbour #fail' })
  await delivered
  expect(JSON.parse(hook.deliveries[0]?.body ?? '')).toMatchObject({
    type: 'generation.failed',
    data: { status: 'FAILURE' },
  })
})
