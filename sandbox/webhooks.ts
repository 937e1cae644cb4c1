import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Outcome, Task } from './tasks/task.ts'

export type WebhookTarget = { url: string; secret: string }

/** Pauses before the second and later tries, in ms. ToAPIs goes on for a day; here a test waits for it. */
const RETRY_AFTER_MS = [500, 2_000, 10_000]

/** How long the receiver may take. Source: ToAPIs' webhook page. */
const ANSWER_WITHIN_MS = 10_000

/** Sends signed completion and failure events to one receiver, each until it is answered 2xx or the tries are used up. */
export function createWebhooks() {
  let target: WebhookTarget | undefined
  const closing = new AbortController()

  async function deliver(to: WebhookTarget, id: string, body: string): Promise<void> {
    for (const delay of [0, ...RETRY_AFTER_MS]) {
      await pause(delay, undefined, { signal: closing.signal })
      if (await post(to, id, body)) return
    }
  }

  async function post({ url, secret }: WebhookTarget, id: string, body: string): Promise<boolean> {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])
    const headers = {
      'content-type': 'application/json',
      'x-toapis-webhook-id': id,
      'x-toapis-webhook-timestamp': timestamp,
      'x-toapis-webhook-signature': `v1=${signature(secret, id, timestamp, body)}`,
    }
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' }).catch(
      () => undefined,
    )
    await answer?.body?.cancel()
    return answer?.ok ?? false
  }

  return {
    setTarget: (next: WebhookTarget | undefined) => {
      target = next
    },
    send(task: Task, outcome: Outcome): void {
      if (!target) return
      const id = `evt_${randomUUID()}`
      // Only closing ends a delivery early, and then nobody waits for it.
      deliver(target, id, JSON.stringify(eventOf(id, task, outcome))).catch(() => undefined)
    },
    close: () => closing.abort(),
  }
}

function signature(secret: string, id: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('hex')
}

function eventOf(id: string, task: Task, outcome: Outcome) {
  const completed = outcome.status === 'completed'
  return {
    id,
    type: completed ? 'generation.completed' : 'generation.failed',
    created_at: Math.floor(outcome.at / 1000),
    data: {
      task_id: task.id,
      ...(task.clientBusinessId !== undefined && { client_business_id: task.clientBusinessId }),
      task_type: 'video',
      model: task.request.model,
      status: completed ? 'SUCCESS' : 'FAILURE',
      progress: '100%',
      submitted_at: Math.floor(task.acceptedAt / 1000),
      finished_at: Math.floor(outcome.at / 1000),
      ...(outcome.status === 'failed' && { fail_reason: outcome.message }),
    },
  }
}
