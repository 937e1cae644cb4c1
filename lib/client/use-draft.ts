import { useEffect, useState } from 'react'
import { forgetEarlierDraft, makeWay, noteCopied, readDraft, readEarlierDraft, wishOf, writeDraft } from './draft.ts'
import { EMPTY_FORM, fillForm, formOf, type RecipeForm, type RecipeFormApi, type RecipeSource } from './recipe-form.ts'

export type Drafts = {
  /** Whether the form is alive; until then nothing can be submitted. */
  alive: boolean
  /** The draft that stood there when the form was filled from a generation; null where none is kept. */
  earlier: RecipeForm | null
  /** Puts the earlier draft into the form; what stands there is kept in its place. */
  bringBack(): void
  letGo(): void
}

/**
 * Brings back the form as it was left, and keeps it from then on. What was entered before the page came alive wins over the draft.
 * To be called after every hook of the component that watches the form: they listen from their own effects on.
 * @param source a generation or an example to fill the form from, a new object each time that is asked for; what stood there is kept as the earlier draft
 */
export function useDraft(form: RecipeFormApi, source: RecipeSource | null = null): Drafts {
  const [alive, setAlive] = useState(false)
  const [earlier, setEarlier] = useState<RecipeForm | null>(null)
  useEffect(() => {
    const draft = readDraft(localStorage)
    fillForm(form, { ...draft, ...enteredEarly(form.getValues()) })
    setEarlier(readEarlierDraft(localStorage))
    setAlive(true)
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => writeDraft(localStorage, values),
    })
  }, [form])
  useEffect(() => {
    if (!source) return
    const wanted = formOf(source)
    const standing = form.getValues()
    if (wishOf(standing) !== wishOf(wanted)) makeWay(localStorage, standing)
    noteCopied(localStorage, wanted)
    fillForm(form, wanted)
    setEarlier(readEarlierDraft(localStorage))
  }, [form, source])

  function letGo() {
    forgetEarlierDraft(localStorage)
    setEarlier(null)
  }
  return {
    alive,
    earlier,
    bringBack() {
      if (!earlier) return
      const standing = form.getValues()
      letGo()
      makeWay(localStorage, standing)
      fillForm(form, earlier)
      setEarlier(readEarlierDraft(localStorage))
    },
    letGo,
  }
}

/** What is no longer as an untouched form has it. Images have no early choice: a file that was picked early is taken in later. */
function enteredEarly({ images: _, ...values }: RecipeForm): Partial<RecipeForm> {
  const { images: __, ...untouched } = EMPTY_FORM
  const names = Object.keys(untouched) as (keyof typeof untouched)[]
  return Object.fromEntries(
    names.filter((name) => values[name] !== untouched[name]).map((name) => [name, values[name]]),
  )
}
