import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { awaited } from '#lib/client/done/awaited'
import { wakeChangeFeed } from '#lib/client/feed/use-change-feed'
import { putGeneration } from '#lib/client/generations/generation-pages'
import { madeTake } from '#lib/client/generations/made-take'
import { newId } from '#lib/client/new-id'
import type { ActionProblem, ActionResult, GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { useSandbox } from './sandbox-context.tsx'

/**
 * Cancel and another take of one generation, with what became of them.
 * A take that was not made yet, as far as is known, keeps its click key: pressing again finds what the first press may have made.
 */
export function useGenerationActions(generation: GenerationView, actions: GenerationActions) {
  const client = useQueryClient()
  const play = useSandbox()
  const clickKey = useRef<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const [successor, setSuccessor] = useState<GenerationView | null>(null)

  async function attempt<T>(act: () => Promise<ActionResult<T>>) {
    setBusy(true)
    const result = await act().catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    setBusy(false)
    setProblem(result.ok ? null : result.problem)
    wakeChangeFeed(client)
    return result.ok ? result.value : null
  }

  async function takeBack(made: GenerationView): Promise<ActionProblem | null> {
    const result = await actions.cancelGeneration(made.id).catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    wakeChangeFeed(client)
    if (!result.ok) return result.problem
    putGeneration(client, { ...made, status: result.value })
    return null
  }

  return {
    busy,
    problem,
    /** The newest take that was made from here. */
    successor,
    /** Forgets the problem. */
    letBe: () => setProblem(null),
    async cancel(): Promise<void> {
      const status = await attempt(() => actions.cancelGeneration(generation.id))
      if (status) putGeneration(client, { ...generation, status })
    },
    /** @param knowing the person was told that the first may have been taken on as well, and be charged */
    async takeAgain(knowing = false): Promise<void> {
      const key = clickKey.current ?? newId()
      clickKey.current = key
      const made = await attempt(() =>
        actions.anotherTake({ id: generation.id, clickKey: key, knowing, ...(play && { play }) }),
      )
      if (!made) return
      clickKey.current = null
      setSuccessor(made)
      putGeneration(client, made)
      // Who tries a failed one again sees what became of it where that was pressed.
      const { state } = generation.status
      if (state !== 'failed' && state !== 'cancelled') madeTake.set({ take: made, cancel: () => takeBack(made) })
      awaited.add(made.id)
    },
  }
}
