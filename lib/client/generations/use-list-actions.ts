import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActionProblem, ActionResult } from '#lib/domain/actions'

/** What did not work: a code of the server's, or that it did not answer. */
export type ListProblem = ActionProblem | 'no_answer'

/**
 * Does things to a list that everybody shares: asks for it anew after each, and knows what went wrong with the last.
 * @param queryKey of the list
 */
export function useListActions(queryKey: QueryKey) {
  const client = useQueryClient()
  const [problem, setProblem] = useState<ListProblem | null>(null)
  /** @returns whether it was done */
  const run = async (action: Promise<ActionResult<null>>): Promise<boolean> => {
    const answer = await action.catch(() => null)
    // An answer that is on its way does not know of it yet, and a second question would wait for that very answer.
    await client.cancelQueries({ queryKey })
    await client.invalidateQueries({ queryKey })
    setProblem(answer?.ok ? null : (answer?.problem ?? 'no_answer'))
    return answer?.ok ?? false
  }
  return { problem, run }
}
