import type { ActionProblem } from '#lib/domain/actions'
import { useProblemText } from './use-problem-text.tsx'

/** Says what became of something that could not be done. */
export function ProblemWords({ problem }: { problem: ActionProblem }) {
  return useProblemText()(problem)
}
