import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { putGeneration } from '#lib/client/generation-pages'
import { wakeChangeFeed } from '#lib/client/use-change-feed'
import type { ActionProblem, ActionResult, GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'

/**
 * Cancel and retry of one generation, with what became of them.
 * A retry that was not answered keeps its click key: pressing again finds what the first press may have made.
 */
export function useGenerationActions(generation: GenerationView, actions: GenerationActions) {
  const client = useQueryClient()
  const clickKey = useRef<string | null>(null)
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
    return result.ok ? result.value : null
  }

  return {
    busy,
    problem,
    /** The generation that a retry made. */
    successor,
    async cancel(): Promise<void> {
      const status = await attempt(() => actions.cancelGeneration(generation.id))
      if (status) putGeneration(client, { ...generation, status })
    },
    async retry(): Promise<void> {
      clickKey.current ??= crypto.randomUUID()
      const key = clickKey.current
      const made = await attempt(() => actions.anotherTake({ id: generation.id, clickKey: key }))
      if (!made) return
      clickKey.current = null
      setSuccessor(made)
      putGeneration(client, made)
    },
  }
}
