import type { State } from '#lib/domain/generation/states'

/** The states that a row goes through to get into each: a trigger lets it go no other way. */
export const WAYS: Record<State, readonly State[]> = {
  queued: [],
  submitting: ['submitting'],
  unconfirmed: ['submitting', 'unconfirmed'],
  running: ['submitting', 'running'],
  saving: ['submitting', 'running', 'saving'],
  ready: ['submitting', 'running', 'saving', 'ready'],
  failed: ['submitting', 'failed'],
  cancelled: ['cancelled'],
}
