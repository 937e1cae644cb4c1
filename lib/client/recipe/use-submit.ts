import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ComingPictures } from '#lib/client/board/coming-pictures'
import { imagesArrived, isUploading, wishOf } from '#lib/client/board/images-arrived'
import { useAnotherDraft } from '#lib/client/drafts/another-draft'
import type { SentPlace } from '#lib/client/drafts/write-sent'
import type { putStandIn } from '#lib/client/generations/stand-ins'
import type { ActionProblem } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { EMPTY_FORM, loadCheck, type RecipeForm, type RecipeFormApi } from './recipe-form.ts'
import type { SubmitActions } from './send-recipe.ts'

/** Why pressing Generate came to nothing, where no control of the form can mend it. */
export type SubmitProblem = ActionProblem | 'not_uploaded' | 'changed_meanwhile' | 'no_answer' | 'offline'

/** Where the cards of the session stand. */
export type Cards = {
  /** @param standIn puts it there; it comes with what sends the recipe */
  put(view: GenerationView, standIn: typeof putStandIn): void
  /** Lets the real card take the place of the one that stood in for it. */
  replace(standIn: string, view: GenerationView): void
  remove(id: string): void
}

/** What sends a recipe comes when it is first needed, as what checks it does. */
const loadSending = () => import('./send-recipe.ts')

const isControl = (field: string | undefined): field is keyof RecipeForm => field !== undefined && field in EMPTY_FORM

/**
 * Sends the form's recipe: the card stands at once, the form stays as it is, and whatever goes wrong is said at the
 * control that can mend it or beside the button. Pressing again after no answer asks for the same generation.
 * Pressed while images are coming to the board or uploading it waits for them, and submits nothing else than what stood there at the press;
 * only stills that are taken off while others are still coming are left out.
 * @param count how many takes one press submits, all or none @param play whether the person is shown that nothing is charged
 * @param project that they are to be in @param sentPlace of the draft in the form: it remembers what was submitted of it, over a reload too
 * @returns `waiting` says that a press waits for images; `sending` is the click key of the press that is on its way
 */
export function useSubmit(
  form: RecipeFormApi,
  actions: SubmitActions,
  cards: Cards,
  coming: ComingPictures,
  {
    count,
    play,
    project,
    sentPlace,
  }: { count: number; play: boolean; project: string | null; sentPlace: () => SentPlace | null },
) {
  const [problem, setProblem] = useState<SubmitProblem | null>(null)
  const [sending, setSending] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const pressed = useRef(false)

  useAnotherDraft(() => setProblem(null))

  // Brought with the first touch of a control, so that the first press finds it there; if that fails, the press tries again and says so.
  useEffect(() => {
    const bring = () => void Promise.all([loadCheck(), loadSending()]).catch(() => {})
    window.addEventListener('focusin', bring, { once: true })
    return () => window.removeEventListener('focusin', bring)
  }, [])

  const unanswered = () => setProblem(navigator.onLine ? 'no_answer' : 'offline')
  /** @param arriving what stood in the form at the press, where that had images on their way: the recipe is without them */
  const send = async (recipe: Recipe, arriving: string | null): Promise<void> => {
    if (arriving !== null) {
      if (pressed.current || !(await held(imagesArrived(form, arriving)))) return
      return form.handleSubmit((same) => send(same, null))()
    }
    const stills = form.getValues('images')
    if (stills.some((still) => still.state === 'failed')) return setProblem('not_uploaded')
    const wanted = { recipe, stills, takeOf: form.getValues('takeOf'), count, project, play }
    const { sendRecipe } = await loadSending()
    const outcome = await sendRecipe(wanted, form, actions, cards, sentPlace(), (key, isOnItsWay) => {
      if (isOnItsWay) setProblem(null)
      setSending((latest) => (isOnItsWay ? key : latest === key ? null : latest))
    })
    if (outcome === null || outcome === 'sent') return
    if (outcome === 'no_answer') return unanswered()
    if (!isControl(outcome.field)) return setProblem(outcome.problem)
    form.setError(outcome.field, { type: 'server', message: outcome.problem }, { shouldFocus: true })
  }

  /** @returns whether what was asked for still stands; a press meanwhile asks for nothing else */
  const held = async (stands: Promise<boolean>) => {
    pressed.current = true
    setProblem(null)
    setWaiting(true)
    const same = await stands
    pressed.current = false
    setWaiting(false)
    if (!same) setProblem('changed_meanwhile')
    return same
  }

  const press = async () => {
    if (pressed.current) return
    const atPress = wishOf({ ...form.getValues(), images: [] })
    const arrived = coming.arrived()
    const same = () => wishOf({ ...form.getValues(), images: [] }) === atPress
    if (arrived && !(await held(arrived.then((all) => all && same())))) return
    const values = form.getValues()
    const arriving = isUploading(values) ? wishOf(values) : null
    await form.handleSubmit((recipe) => send(recipe, arriving))()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    press().catch(unanswered)
  }
  return { problem, sending, waiting, submit }
}
