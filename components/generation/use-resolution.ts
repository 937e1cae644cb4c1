import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wakeChangeFeed } from '#lib/client/feed/use-change-feed'
import { putGeneration } from '#lib/client/generations/generation-pages'
import type { ActionProblem, ActionResult, GenerationActions } from '#lib/domain/actions'
import type { GenerationStatus, GenerationView } from '#lib/domain/generation/generation'
import { useSandbox } from './sandbox-context.tsx'

/** What a person decided about an unconfirmed generation. */
export type Resolving = 'again' | 'name'

/** Carries out a decision about an unconfirmed generation, and says what became of it. Each names what the person saw, so that it holds for nothing else. */
export function useResolution(generation: GenerationView, actions: GenerationActions) {
  const client = useQueryClient()
  const play = useSandbox()
  const [busy, setBusy] = useState<Resolving | null>(null)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const [sentAgain, setSentAgain] = useState(false)
  const [named, setNamed] = useState<{ taskId: string; seen: GenerationStatus } | null>(null)
  const { id, status } = generation

  async function carryOut(
    what: Resolving,
    act: () => Promise<ActionResult<GenerationStatus>>,
    done: () => void,
  ): Promise<void> {
    setBusy(what)
    setProblem(null)
    const result = await act().catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    setBusy(null)
    wakeChangeFeed(client)
    if (!result.ok) return setProblem(result.problem)
    done()
    putGeneration(client, { ...generation, status: result.value })
  }
  // The answer to a name comes with the change feed; until it has brought anything, what is shown is from before the name.
  const asking = named !== null && (status === named.seen || status.unconfirmed?.named === named.taskId)
  const unconfirmed = status.state === 'unconfirmed'
  return {
    busy: busy ?? (unconfirmed && asking ? 'name' : null),
    problem,
    /** What came of it, once there is nothing left to decide. */
    done: sentAgain ? ('again' as const) : named && !unconfirmed ? ('name' as const) : null,
    /** The task that was named and that the provider does not know as this generation's. */
    wrongTask: unconfirmed && named && !asking && !busy ? named.taskId : null,
    sendAgain: () => {
      const attempt = status.unconfirmed?.attempt ?? 1
      return carryOut(
        'again',
        () => actions.sendAgain({ id, attempt, ...(play && { play }) }),
        () => setSentAgain(true),
      )
    },
    nameTask: (taskId: string) =>
      carryOut(
        'name',
        () => actions.nameTask({ id, taskId }),
        () => setNamed({ taskId, seen: status }),
      ),
  }
}
