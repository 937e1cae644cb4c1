import { useState } from 'react'
import { useAnotherDraft } from '#lib/client/drafts/another-draft'
import { fillForm, type RecipeForm, type RecipeFormApi } from '#lib/client/recipe/recipe-form'

/** Puts values into the form over what stood there, and keeps that at hand to be brought back. */
export function useReplaced(form: RecipeFormApi) {
  const [last, setLast] = useState<{ said: string; before: Partial<RecipeForm> } | null>(null)
  useAnotherDraft(() => setLast(null))
  return {
    /** What happened, in words; null while there is nothing to bring back. */
    said: last?.said ?? null,
    replace(values: Partial<RecipeForm>, said: string) {
      const now = form.getValues()
      const names = Object.keys(values) as (keyof RecipeForm)[]
      const before = Object.fromEntries(names.map((name) => [name, now[name]]))
      // What the prompt was built of goes and comes with it.
      setLast({ said, before: { ...before, ...('prompt' in values && { parts: now.parts }) } })
      fillForm(form, values)
    },
    bringBack() {
      if (last) fillForm(form, last.before)
      setLast(null)
      form.setFocus('prompt')
    },
  }
}
