import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ActionProblem, ActionResult } from '#lib/domain/actions'

export type Saving =
  | { state: 'still' | 'busy' | 'saved' }
  | { state: 'refused'; problem: ActionProblem; field: string | null }

/** Saves what a form of the settings page holds, and reads the page anew. */
export function useSaving<Value, Answer = null>(save: (value: Value) => Promise<ActionResult<Answer>>) {
  const router = useRouter()
  const [saving, setSaving] = useState<Saving>({ state: 'still' })
  return {
    saving,
    /** What was said is of what stood there before. */
    changed: () => setSaving({ state: 'still' }),
    /** @returns what was answered, or null when it was refused */
    async send(value: Value): Promise<{ value: Answer } | null> {
      setSaving({ state: 'busy' })
      const answer = await save(value).catch(() => ({ ok: false, problem: 'unavailable' }) as const)
      if (answer.ok) {
        setSaving({ state: 'saved' })
        router.refresh()
        return { value: answer.value }
      }
      const field = 'field' in answer ? (answer.field ?? null) : null
      setSaving({ state: 'refused', problem: answer.problem, field })
      return null
    },
  }
}
