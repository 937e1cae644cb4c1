import type { Logger } from 'pino'
import type { Database } from '#lib/server/db/database'
import { webhookEvents } from '#lib/server/db/schema-upkeep'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import type { EngineMetrics } from '#lib/server/metrics/engine-metrics'
import { readWebhook, type WebhookEvent } from '#lib/server/provider/read-webhook'
import { verifyWebhook } from '#lib/server/provider/verify-webhook'
import { matchEvent } from './steps/match-event.ts'

type Deps = { db: Database; queue: JobQueue; log: Logger; metrics: Pick<EngineMetrics, 'webhookReceived'> }

type Delivery = {
  /** None where webhooks are not set up. */
  secrets: readonly string[]
  /** Asks for a header of the request by its name in lower case. */
  header: (name: string) => string | null
  /** The bytes as they came. */
  body: Uint8Array
  nowMs: number
}

/** What the sender is answered; a sentence for whoever reads it, where something is wrong. */
export type Reception = { status: 204 } | { status: 401 | 404; sentence: string }

/**
 * Takes what the provider tells by itself. Who sends it is known by the signature alone. Answered 2xx once the event is stored, and what it means
 * is done in the same transaction; the same id again does nothing. What fits no attempt yet is asked about by a worker.
 * @throws when the database does not take it: the sender comes again
 */
export async function receiveWebhook(deps: Deps, delivery: Delivery): Promise<Reception> {
  if (delivery.secrets.length === 0)
    return { status: 404, sentence: 'Webhooks are not set up on this server: TOAPIS_WEBHOOK_SECRET is not set.' }
  const verdict = verifyWebhook(delivery)
  if (!verdict.ok) {
    deps.log.warn({ reason: verdict.reason }, 'a webhook was refused')
    deps.metrics.webhookReceived('refused')
    return {
      status: 401,
      sentence: 'This webhook is not signed with the secret of this server, or its time is off.',
    }
  }
  deps.metrics.webhookReceived(await take(deps, verdict.id, readWebhook(delivery.body)))
  return { status: 204 }
}

async function take(deps: Deps, id: string, event: WebhookEvent): Promise<'stored' | 'repeated'> {
  const { type, taskId, clientBusinessId, submittedAtMs } = event
  const submittedAt = submittedAtMs === null ? null : new Date(submittedAtMs)
  return deps.db.transaction(async (tx) => {
    const stored = await tx
      .insert(webhookEvents)
      .values({ id, type, taskId, clientBusinessId, submittedAt })
      .onConflictDoNothing()
      .returning({ id: webhookEvents.id })
    if (stored.length === 0) return 'repeated'
    const generation = await matchEvent(deps, tx, { id, taskId, clientBusinessId })
    if (generation === null) deps.log.info({ event: id, type, task: taskId }, 'a webhook that fits no attempt so far')
    return 'stored'
  })
}
