import { useEffect, useRef, useState } from 'react'
import {
  EMPTY_FORM,
  formOf,
  type RecipeForm,
  type RecipeFormApi,
  type RecipeSource,
} from '#lib/client/recipe/recipe-form'
import { tellAnotherDraft } from './another-draft.ts'
import { ASLEEP, type TabDraft, type TabDraftState, tabDraft } from './tab-draft.ts'
import type { SentPlace } from './write-sent.ts'

export type Drafts = TabDraftState &
  Pick<TabDraft, 'keep' | 'open' | 'startNew' | 'rename' | 'bringBack' | 'forgetEarlier'> & {
    /** Null while the page comes alive. */
    sentPlace(): SentPlace | null
  }

/**
 * Brings back the form as it was left in this tab, or the last draft that no tab has, and keeps it from then on. What was entered before
 * the page came alive wins over the draft, and what was typed goes behind its text. To be called after every hook of the component that
 * watches the form: they listen from their own effects on.
 * @param source a generation or an example to fill the form from, a new object each time that is asked for; what stood there is kept
 * @param empty a form that nobody has touched, always the same object
 */
export function useDraft(
  form: RecipeFormApi,
  source: RecipeSource | null = null,
  empty: RecipeForm = EMPTY_FORM,
): Drafts {
  const [state, setState] = useState(ASLEEP)
  const draft = useRef<TabDraft | null>(null)
  const [withSource] = useState(source !== null)
  useEffect(() => {
    const here = tabDraft(form, setState, empty)
    draft.current = here
    here.start(withSource)
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: here.keep })
    return () => {
      unsubscribe()
      here.end()
    }
  }, [form, withSource, empty])
  useEffect(() => {
    if (!source) return
    tellAnotherDraft()
    draft.current?.take(formOf(source))
  }, [source])
  const another = (change: (draft: TabDraft) => void) => {
    if (!draft.current) return
    tellAnotherDraft()
    change(draft.current)
  }
  return {
    ...state,
    keep: () => draft.current?.keep(),
    open: (id) => another((here) => here.open(id)),
    startNew: () => another((here) => here.startNew()),
    bringBack: () => another((here) => here.bringBack()),
    rename: (id, name) => draft.current?.rename(id, name),
    sentPlace: () => draft.current?.sentPlace() ?? null,
    forgetEarlier: () => draft.current?.forgetEarlier(),
  }
}
