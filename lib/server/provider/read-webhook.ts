import { idOf, objectOf, textOf, timeOf } from './json-fields.ts'

/** What a verified webhook says. None of it is a result: the provider is asked for that. */
export type WebhookEvent = {
  /** `generation.completed`, `generation.failed`, `endpoint.test`, or a word to come. */
  type: string
  taskId: string | null
  clientBusinessId: string | null
  submittedAtMs: number | null
}

/** Reads the body of a webhook; what is missing or odd is null. Never throws. */
export function readWebhook(body: Uint8Array): WebhookEvent {
  const event = objectOf(parse(body))
  const data = objectOf(event.data)
  return {
    type: textOf(event.type, 60) ?? 'unreadable',
    taskId: idOf(data.task_id) ?? idOf(data.id),
    clientBusinessId: idOf(data.client_business_id) ?? idOf(objectOf(data.metadata).client_business_id),
    submittedAtMs: timeOf(data.submitted_at),
  }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
