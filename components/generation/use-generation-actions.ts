import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createClickKeys } from '#lib/client/click-keys'
import { putGeneration } from '#lib/client/generation-pages'
import { wakeChangeFeed } from '#lib/client/use-change-feed'
import type { ActionProblem, ActionResult, GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'

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

  async function attempt<T>(act: () => Promise<ActionResult<T>>, stays = false) {
    setBusy(true)
    if (!stays) setProblem(null)
    const result = await act().catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    setBusy(false)
    setProblem(result.ok ? null : result.problem)
    wakeChangeFeed(client)
    return result
  }

  return {
    busy,
    problem,
    /** The newest take that was made from here. */
    successor,
    /** Forgets the problem. */
    letBe: () => setProblem(null),
    async cancel(): Promise<void> {
      const answer = await attempt(() => actions.cancelGeneration(generation.id))
      if (answer.ok) putGeneration(client, { ...generation, status: answer.value })
    },
    /** @param knowing the person was told that the first may have been taken on as well, and be charged */
    async takeAgain(knowing = false): Promise<void> {
      const wish = `take ${knowing}`
      const clickKey = clickKeys.press(wish, Date.now())
      if (clickKey === null) return
      // Until it is answered the question stands.
      const answer = await attempt(() => actions.anotherTake({ id: generation.id, clickKey, knowing }), knowing)
      clickKeys.settle(wish, answer.ok || answer.problem !== 'unavailable' ? 'answered' : 'unanswered')
      if (!answer.ok) return
      setSuccessor(answer.value)
      putGeneration(client, answer.value)
    },
  }
}
