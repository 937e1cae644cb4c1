import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ActionProblem, ActionResult } from '#lib/domain/actions'

export type Saving =
  | { state: 'still' | 'saved' }
  | { state: 'busy'; outdated: boolean }
  | { state: 'refused'; problem: ActionProblem; field: string | null }

/** Saves what a form of the settings page holds, and reads the page anew. */
export function useSaving<Value, Answer = null>(save: (value: Value) => Promise<ActionResult<Answer>>) {
  const router = useRouter()
  const [saving, setSaving] = useState<Saving>({ state: 'still' })
  return {
    saving,
    /** What was said, or will be answered to what is under way, is of what stood there before. */
    changed: () => setSaving((now) => (now.state === 'busy' ? { state: 'busy', outdated: true } : { state: 'still' })),
    /** @returns what was answered, or null when it was refused */
    async send(value: Value): Promise<{ value: Answer } | null> {
      setSaving({ state: 'busy', outdated: false })
      const answer = await save(value).catch(() => ({ ok: false, problem: 'unavailable' }) as const)
      if (answer.ok) {
        setSaving((now) => ({ state: now.state === 'busy' && now.outdated ? 'still' : 'saved' }))
        router.refresh()
        return { value: answer.value }
      }
      const field = 'field' in answer ? (answer.field ?? null) : null
      setSaving({ state: 'refused', problem: answer.problem, field })
      return null
    },
  }
}
