/** The states of a generation and the only steps between them; the picture is in docs/job-lifecycle.md. */
export const STATES = [
  'queued',
  'submitting',
  'unconfirmed',
  'running',
  'saving',
  'ready',
  'failed',
  'cancelled',
] as const
export type State = (typeof STATES)[number]

const NEXT: Record<State, readonly State[]> = {
  queued: ['submitting', 'cancelled'],
  submitting: ['running', 'queued', 'failed', 'unconfirmed'],
  unconfirmed: ['running', 'queued'],
  running: ['saving', 'failed'],
  saving: ['ready', 'failed'],
  ready: [],
  failed: [],
  cancelled: [],
}

/** Whether a generation may go from one state to the other. The database holds the same table in a trigger. */
export function mayBecome(from: State, to: State): boolean {
  return NEXT[from].includes(to)
}

const SETTLED: readonly State[] = ['ready', 'failed', 'cancelled']

/** Whether nothing more will happen to a generation by itself. */
export function isSettled(state: State): boolean {
  return SETTLED.includes(state)
}

/**
 * Why a generation failed, in our words; `provider` carries the provider's own code and sentence beside it.
 * The screen has one sentence for each (`failure` in messages).
 */
export const FAILURE_CODES = [
  'invalid_request',
  'business_id_refused',
  'content_policy',
  'model_unavailable',
  'task_not_found',
  'image_unavailable',
  'provider',
  'overdue',
  'provider_changed',
  'result_expired',
  'result_invalid',
] as const
export type FailureCode = (typeof FAILURE_CODES)[number]
