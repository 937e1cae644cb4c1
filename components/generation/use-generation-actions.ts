import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createClickKeys } from '#lib/client/click-keys'
import { putGeneration } from '#lib/client/generation-pages'
import { wakeChangeFeed } from '#lib/client/use-change-feed'
import type { ActionProblem, ActionResult, GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'

const TAKE = 'take'

/**
 * Cancel and another take of one generation, with what became of them.
 * A press that was not answered keeps its click key: pressing again finds what the first press may have made. Two presses in a moment are one.
 */
export function useGenerationActions(generation: GenerationView, actions: GenerationActions) {
  const client = useQueryClient()
  const [clickKeys] = useState(() => createClickKeys(() => crypto.randomUUID()))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const [successor, setSuccessor] = useState<GenerationView | null>(null)

  async function attempt<T>(act: () => Promise<ActionResult<T>>) {
    setBusy(true)
    setProblem(null)
    const result = await act().catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    setBusy(false)
    if (!result.ok) setProblem(result.problem)
    wakeChangeFeed(client)
    return result
  }

  return {
    busy,
    problem,
    /** The newest take that was made from here. */
    successor,
    async cancel(): Promise<void> {
      const answer = await attempt(() => actions.cancelGeneration(generation.id))
      if (answer.ok) putGeneration(client, { ...generation, status: answer.value })
    },
    async takeAgain(): Promise<void> {
      const clickKey = clickKeys.press(TAKE, Date.now())
      if (clickKey === null) return
      const answer = await attempt(() => actions.anotherTake({ id: generation.id, clickKey }))
      clickKeys.settle(TAKE, answer.ok || answer.problem !== 'unavailable' ? 'answered' : 'unanswered')
      if (!answer.ok) return
      setSuccessor(answer.value)
      putGeneration(client, answer.value)
    },
  }
}
