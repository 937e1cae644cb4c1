import { useEffect, useState } from 'react'
import { readDraft, writeDraft } from './draft.ts'
import { EMPTY_FORM, fillForm, type RecipeForm, type RecipeFormApi } from './recipe-form.ts'

/**
 * Brings back the form as it was left, and keeps it from then on. What was entered before the page came alive wins over the draft.
 * To be called after every hook of the component that watches the form: they listen from their own effects on.
 * @returns whether the form is alive; until then nothing can be submitted
 */
export function useDraft(form: RecipeFormApi): boolean {
  const [alive, setAlive] = useState(false)
  useEffect(() => {
    const draft = readDraft(localStorage)
    fillForm(form, { ...draft, ...enteredEarly(form.getValues()) })
    setAlive(true)
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => writeDraft(localStorage, values),
    })
  }, [form])
  return alive
}

/** What is no longer as an untouched form has it. Images have no early choice: a file that was picked early is taken in later. */
function enteredEarly({ images: _, ...values }: RecipeForm): Partial<RecipeForm> {
  const { images: __, ...untouched } = EMPTY_FORM
  const names = Object.keys(untouched) as (keyof typeof untouched)[]
  return Object.fromEntries(
    names.filter((name) => values[name] !== untouched[name]).map((name) => [name, values[name]]),
  )
}
