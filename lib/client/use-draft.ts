import { useEffect, useState } from 'react'
import { readDraft, writeDraft } from './draft.ts'
import { fillForm, type RecipeFormApi } from './recipe-form.ts'

/**
 * Brings back the form as it was left, and keeps it from then on. What was typed before the page came alive wins over the draft.
 * To be called after every hook of the component that watches the form: they listen from their own effects on.
 * @returns whether the form is alive; until then nothing can be submitted
 */
export function useDraft(form: RecipeFormApi): boolean {
  const [alive, setAlive] = useState(false)
  useEffect(() => {
    const draft = readDraft(localStorage)
    const typed = form.getValues('prompt')
    if (draft) fillForm(form, typed === '' ? draft : { ...draft, prompt: typed })
    setAlive(true)
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => writeDraft(localStorage, values),
    })
  }, [form])
  return alive
}
