import type { State } from './states.ts'

/** The kinds of work that a worker does. `derive` looks after the clip of a generation that is already ready. */
export const STEPS = ['submit', 'poll', 'save', 'lookup', 'derive'] as const
export type Step = (typeof STEPS)[number]

/** Which step moves a generation on from a state; null where nothing is left to do. */
export function stepFor(state: State): Exclude<Step, 'derive'> | null {
  switch (state) {
    case 'queued':
    case 'submitting':
      return 'submit'
    case 'unconfirmed':
      return 'lookup'
    case 'running':
      return 'poll'
    case 'saving':
      return 'save'
    case 'ready':
    case 'failed':
    case 'cancelled':
      return null
    default:
      return state satisfies never
  }
}
