import { useRef, useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import type { ActionProblem, ActionResult } from '#lib/domain/actions'

type Refused = { problem: ActionProblem; field: string | null }

/** Sends a form of one's account, and tells what was wrong with which field; `null` is the form as a whole. */
export function useSending() {
  const problemText = useProblemText()
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  return {
    busy,
    problemOf: (field: string | null) => (refused && refused.field === field ? problemText(refused.problem) : null),
    /** Nothing while another is under way: presses before the page was alive come all at once. @returns whether it was done */
    async send(act: () => Promise<ActionResult<null>>): Promise<boolean> {
      if (sending.current) return false
      sending.current = true
      setBusy(true)
      const answer = await act().catch(() => ({ ok: false, problem: 'unavailable' }) as const)
      sending.current = false
      setBusy(false)
      setRefused(answer.ok ? null : { problem: answer.problem, field: ('field' in answer && answer.field) || null })
      return answer.ok
    },
  }
}
