import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { putGeneration } from '#lib/client/generation-pages'
import { wakeChangeFeed } from '#lib/client/use-change-feed'
import type { ActionProblem, ActionResult, GenerationActions } from '#lib/domain/actions'
import type { GenerationStatus, GenerationView } from '#lib/domain/generation'

/** What a person decided about an unconfirmed generation. */
export type Resolving = 'again' | 'name'

/** Carries out a decision about an unconfirmed generation, and says what became of it. Each names what the person saw, so that it holds for nothing else. */
export function useResolution(generation: GenerationView, actions: GenerationActions) {
  const client = useQueryClient()
  const [busy, setBusy] = useState<Resolving | null>(null)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const [done, setDone] = useState<Resolving | null>(null)
  const { id, status } = generation

  async function carryOut(what: Resolving, act: () => Promise<ActionResult<GenerationStatus>>): Promise<void> {
    setBusy(what)
    setProblem(null)
    const result = await act().catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    setBusy(null)
    wakeChangeFeed(client)
    if (!result.ok) return setProblem(result.problem)
    setDone(what)
    putGeneration(client, { ...generation, status: result.value })
  }
  return {
    busy,
    problem,
    done,
    sendAgain: () => carryOut('again', () => actions.sendAgain({ id, attempt: status.unconfirmed?.attempt ?? 1 })),
    nameTask: (taskId: string) => carryOut('name', () => actions.nameTask({ id, taskId })),
  }
}
