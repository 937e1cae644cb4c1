import { receiveWebhook } from '#lib/server/generations/receive-webhook'
import { readWithin } from '#lib/server/http/read-within'
import { services } from '#lib/server/services'

/** An event has some 500 bytes. */
const MAX_BYTES = 64 * 1024

/**
 * What the provider tells by itself: `generation.completed`, `generation.failed`, `endpoint.test`. Whoever sends it is known by its signature
 * alone, which is why the listener lets this one path pass without an Origin.
 */
export async function POST(request: Request): Promise<Response> {
  const { config, db, queue, log, metrics } = services()
  const secrets = config.toapis.webhookSecrets.map((secret) => secret.reveal())
  const body = await readWithin(request.body, MAX_BYTES)
  if (body === null) return say(413, 'This is too large for a webhook.')
  const header = (name: string) => request.headers.get(name)
  try {
    const answer = await receiveWebhook({ db, queue, log, metrics }, { secrets, header, body, nowMs: Date.now() })
    return answer.status === 204 ? new Response(null, answer) : say(answer.status, answer.sentence)
  } catch (error) {
    log.error({ error }, 'a webhook could not be stored')
    return say(503, 'The event could not be stored. Send it again later.')
  }
}

function say(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
