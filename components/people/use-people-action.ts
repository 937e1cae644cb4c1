import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { hasAnswered } from '#lib/client/read-anew'
import type { ActionResult } from '#lib/domain/actions'

/** Does something about people, says why it could not be done, and reads the page anew where the server was there. */
export function usePeopleAction() {
  const router = useRouter()
  const problemText = useProblemText()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    busy,
    problem,
    /** @returns what it answered, or null when it was refused */
    async act<Value>(run: () => Promise<ActionResult<Value>>): Promise<{ value: Value } | null> {
      setBusy(true)
      const answer = await run().catch(() => ({ ok: false, problem: 'unavailable' }) as const)
      setBusy(false)
      setProblem(answer.ok ? null : problemText(answer.problem))
      if (hasAnswered(answer)) router.refresh()
      return answer.ok ? { value: answer.value } : null
    },
  }
}
