import type { GenerationRequest } from '#sandbox/generation-request'
import { costOf } from '#sandbox/prices'
import { type Ending, extraRunTime } from './triggers.ts'

/** How long a task waits and runs, in ms. */
export type Pace = { queueMs: number; runMs: number }

export type Outcome = { status: 'completed'; at: number } | ({ status: 'failed'; at: number } & Ending)

/** Everything about a task that is not the clock's: from its ledger entry, and how it ended once it did. Times in Unix ms. */
export type Task = {
  id: string
  clientBusinessId: string | undefined
  request: GenerationRequest
  acceptedAt: number
  outcome: Outcome | undefined
}

/** How long a result link lives. Source: every documented sample, `expires_at` = `completed_at` + 86400. */
const RESULT_LIFETIME_S = 86_400

/** A running task never shows more than this before its file is there. */
const PROGRESS_HOLD = 95

/** When a task may end, by the clock alone. */
export function dueAt(task: Task, pace: Pace): number {
  return task.acceptedAt + pace.queueMs + pace.runMs + extraRunTime(task.request.prompt, pace.runMs)
}

/** When a completed task's link dies, in Unix seconds. */
export function expiresAt(completedAtMs: number): number {
  return Math.floor(completedAtMs / 1000) + RESULT_LIFETIME_S
}

function head(task: Task) {
  return {
    id: task.id,
    ...(task.clientBusinessId !== undefined && { client_business_id: task.clientBusinessId }),
    object: 'generation.task',
    model: task.request.model,
  }
}

const seconds = (ms: number) => Math.floor(ms / 1000)

/** The answer to the POST that made the task, and to every replay of it. */
export function acceptedBody(task: Task) {
  return { ...head(task), status: 'queued', progress: 0, created_at: seconds(task.acceptedAt), metadata: {} }
}

/** The answer to `GET /v1/videos/generations/{id}` at `now`. @param base scheme and host that the caller reached us by */
export function statusBody(task: Task, pace: Pace, now: number, base: string) {
  const created = seconds(task.acceptedAt)
  const { outcome } = task
  if (outcome?.status === 'failed') {
    const error = { code: outcome.code, message: outcome.message }
    return {
      ...head(task),
      status: 'failed',
      progress: 0,
      created_at: created,
      error,
      billing: { status: 'refunded', ...costOf(task.request) },
    }
  }
  if (outcome) {
    return {
      ...head(task),
      status: 'completed',
      progress: 100,
      created_at: created,
      completed_at: seconds(outcome.at),
      expires_at: expiresAt(outcome.at),
      result: { type: 'video', data: [{ url: `${base}/files/videos/${task.id}.mp4`, format: 'mp4' }] },
      billing: { status: 'settled', ...costOf(task.request) },
    }
  }
  return { ...head(task), ...progressOf(task, pace, now), created_at: created, billing: { status: 'pending' } }
}

function progressOf(task: Task, pace: Pace, now: number): { status: 'queued' | 'in_progress'; progress: number } {
  const started = task.acceptedAt + pace.queueMs
  if (now < started) return { status: 'queued', progress: 0 }
  const share = (now - started) / Math.max(1, dueAt(task, pace) - started)
  return { status: 'in_progress', progress: Math.min(PROGRESS_HOLD, Math.floor(share * 100)) }
}
