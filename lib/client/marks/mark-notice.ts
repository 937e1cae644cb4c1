import type { ActionProblem } from '#lib/domain/actions'
import { createStore } from './store.ts'

/** What became of the last thing that was done to a selection: what is to be known, or can be undone. */
export type MarkNotice =
  | { kind: 'problem'; problem: ActionProblem }
  /** More than may be selected at once. */
  | { kind: 'tooMany' }
  /** @param underWay how many stay because they are not settled */
  | { kind: 'deleted'; ids: readonly string[]; underWay: number }
  | { kind: 'restored'; count: number }
  | { kind: 'copied'; count: number }
  | { kind: 'copyFailed' }

export const markNotice = createStore<MarkNotice | null>(null)
