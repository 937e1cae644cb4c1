import { POLICY_CODES } from '#lib/domain/recipe/policy-codes'
import { decimalOf, listOf, objectOf, percentOf, textOf, timeOf, urlOf } from './json-fields.ts'
import type { Billing, StatusOutcome } from './outcomes.ts'
import { readProblem } from './read-problem.ts'
import { readTaskIds, taskObject } from './task-ids.ts'
import { TEXT_HINTS } from './text-hints.ts'

/** Documented words first, then those met elsewhere. All others mean "not finished": no word may end a paid task by mistake. */
const COMPLETED = ['completed', 'succeeded', 'success']
const FAILED = ['failed', 'failure', 'error', 'cancelled', 'canceled']

type TaskOutcome = Extract<StatusOutcome, { kind: 'running' | 'completed' | 'failed' }>

/**
 * Reads the body of a status answer (HTTP 2xx), or gives null when it describes no task: every documented one names its id, and what names
 * none may be a proxy's word about itself. Never throws.
 */
export function readTask(body: unknown): TaskOutcome | null {
  const task = taskObject(body)
  const { taskId, clientBusinessId } = readTaskIds(body)
  const ids = { taskId, clientBusinessId }
  if (taskId === null && clientBusinessId === null) return null

  const word = textOf(task.status, 40) ?? ''
  const lower = word.toLowerCase()
  if (COMPLETED.includes(lower)) {
    const times = { completedAtMs: timeOf(task.completed_at), expiresAtMs: timeOf(task.expires_at) }
    return { kind: 'completed', url: resultUrl(task), ...times, billing: readBilling(task.billing), ...ids }
  }
  if (FAILED.includes(lower)) {
    const { code, message, codes } = readProblem(task)
    const moderated = POLICY_CODES.some((code) => codes.includes(code)) || TEXT_HINTS.moderation.test(message ?? '')
    const reason = { code, message, class: moderated ? ('content_policy' as const) : ('provider' as const) }
    return { kind: 'failed', ...reason, billing: readBilling(task.billing), ...ids }
  }
  return { kind: 'running', progress: percentOf(task.progress), word, ...ids }
}

/** The first usable address: `result.data[].url` is documented, the others were read by other clients. */
function resultUrl(task: ReturnType<typeof objectOf>): string | null {
  const result = objectOf(task.result)
  const places = [
    ...listOf(result.data).map((item) => objectOf(item).url),
    ...listOf(result.videos).map((item) => objectOf(item).url),
    result.url,
    objectOf(task.metadata).url,
    task.url,
    task.video_url,
  ]
  return places.map(urlOf).find((url) => url !== null) ?? null
}

function readBilling(value: unknown): Billing | null {
  const billing = objectOf(value)
  const read = {
    status: textOf(billing.status, 40),
    credits: decimalOf(billing.credits),
    costUsd: decimalOf(billing.cost_usd),
  }
  return Object.values(read).some((field) => field !== null) ? read : null
}
