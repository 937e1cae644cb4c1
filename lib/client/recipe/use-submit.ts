import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ComingPictures } from '#lib/client/board/coming-pictures'
import { imagesArrived, isUploading, wishOf } from '#lib/client/board/images-arrived'
import { awaited } from '#lib/client/done/awaited'
import { useAnotherDraft } from '#lib/client/drafts/another-draft'
import { type Sent, type SentBook, sentWish } from '#lib/client/drafts/sent'
import { serverClock } from '#lib/client/feed/server-clock'
import { optimisticGeneration } from '#lib/client/generations/optimistic-generation'
import { newId } from '#lib/client/new-id'
import type { ActionProblem, ActionResult, StudioActions, SubmitInput } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { createClickKeys } from './click-keys.ts'
import { EMPTY_FORM, loadSchema, type RecipeForm, type RecipeFormApi } from './recipe-form.ts'

/** Why pressing Generate came to nothing, where no control of the form can mend it. */
export type SubmitProblem = ActionProblem | 'not_uploaded' | 'changed_meanwhile' | 'no_answer' | 'offline'

/** Where the cards of the session stand. */
export type Cards = {
  put(view: GenerationView): void
  /** Lets the real card take the place of the one that stood in for it. */
  replace(standIn: string, view: GenerationView): void
  remove(id: string): void
}

const isControl = (field: string | undefined): field is keyof RecipeForm => field !== undefined && field in EMPTY_FORM

/**
 * Sends the form's recipe: the card stands at once, the form stays as it is, and whatever goes wrong is said at the
 * control that can mend it or beside the button. Pressing again after no answer asks for the same generation.
 * Pressed while images are coming to the board or uploading it waits for them, and submits nothing else than what stood there at the press;
 * only stills that are taken off while others are still coming are left out.
 * @param count how many takes one press submits, all or none @param play whether the person is shown that nothing is charged
 * @param project that they are to be in @param sentBook of the draft in the form: it remembers what was submitted of it, over a reload too
 * @returns `waiting` says that a press waits for images; `sending` is the click key of the press that is on its way
 */
export function useSubmit(
  form: RecipeFormApi,
  actions: Pick<StudioActions, 'submitGeneration' | 'submitVariations'>,
  cards: Cards,
  coming: ComingPictures,
  {
    count,
    play,
    project,
    sentBook,
  }: { count: number; play: boolean; project: string | null; sentBook: () => SentBook | null },
) {
  const [problem, setProblem] = useState<SubmitProblem | null>(null)
  const [sending, setSending] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const pressed = useRef(false)
  const [clickKeys] = useState(() => createClickKeys(newId))

  useAnotherDraft(() => setProblem(null))

  // Brought with the first touch of a control, so that the first press finds it there; if that fails, the press tries again and says so.
  useEffect(() => {
    const bring = () => void loadSchema().catch(() => {})
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
    const source = form.getValues('takeOf')
    const takeOf = source?.id
    const book = sentBook()
    const [wish, rest] = [sentWish(recipe), JSON.stringify([takeOf, count, project])]
    const before = ofWish(book?.read(), wish)
    const open = before.open?.rest === rest ? before.open.key : undefined
    const clickKey = clickKeys.press(wish + rest, Date.now(), open)
    if (clickKey === null) return
    setProblem(null)
    book?.write({ ...before, open: { key: clickKey, rest, count } })
    setSending(clickKey)
    const standIns = Array.from({ length: count }, (_, i) => (i === 0 ? clickKey : newId()))
    for (const id of standIns) cards.put(optimisticGeneration(id, recipe, stills, serverClock.now(), takeOf ?? null))
    const input = {
      ...{ clickKey, recipe },
      ...(takeOf !== undefined && { takeOf }),
      // No project has to be said of a take: left out, it would be put into that of its source.
      ...((project !== null || source?.project) && { project }),
      ...(play && { play }),
    }
    const answer = await submitted(actions, input, count).catch(() => null)
    // `unavailable` says that the server broke, not where: the generation may stand already.
    const answered = answer !== null && (answer.ok || answer.problem !== 'unavailable')
    clickKeys.settle(wish + rest, answered ? 'answered' : 'unanswered')
    setSending((latest) => (latest === clickKey ? null : latest))
    if (answered && book) noteAnswer(book, wish, clickKey, answer.ok ? count : 0)
    if (answer?.ok)
      return answer.value.forEach((view, i) => {
        cards.replace(standIns[i] ?? view.id, view)
        awaited.add(view.id)
      })
    for (const id of standIns) cards.remove(id)
    if (!answer) return unanswered()
    if (!isControl(answer.field)) return setProblem(answer.problem)
    form.setError(answer.field, { type: 'server', message: answer.problem }, { shouldFocus: true })
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

/** What was submitted of just this recipe. */
function ofWish(sent: Sent | null | undefined, wish: string): Sent {
  return sent?.wish === wish ? sent : { wish, clips: 0, open: null }
}

/** @param clips how many were taken on; 0 for a refusal */
function noteAnswer(book: SentBook, wish: string, key: string, clips: number): void {
  const now = book.read()
  // Another recipe was submitted since.
  if (now?.wish !== wish) return
  const after = { ...now, clips: now.clips + clips, open: now.open?.key === key ? null : now.open }
  book.write(after.clips > 0 || after.open ? after : null)
}

async function submitted(
  { submitGeneration, submitVariations }: Pick<StudioActions, 'submitGeneration' | 'submitVariations'>,
  input: SubmitInput,
  count: number,
): Promise<ActionResult<GenerationView[]>> {
  if (count > 1) return submitVariations({ ...input, count })
  const answer = await submitGeneration(input)
  return answer.ok ? { ok: true, value: [answer.value] } : answer
}
