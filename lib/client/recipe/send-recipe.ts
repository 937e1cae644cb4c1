import type { Still } from '#lib/client/board/still'
import { awaited } from '#lib/client/done/awaited'
import type { Sent } from '#lib/client/drafts/sent'
import { sentWish } from '#lib/client/drafts/sent-wish'
import { type SentBook, type SentPlace, sentBook } from '#lib/client/drafts/write-sent'
import { serverClock } from '#lib/client/feed/server-clock'
import { optimisticGeneration } from '#lib/client/generations/optimistic-generation'
import { putStandIn } from '#lib/client/generations/stand-ins'
import { newId } from '#lib/client/new-id'
import type { ActionProblem, ActionResult, StudioActions, SubmitInput } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { type ClickKeys, createClickKeys } from './click-keys.ts'
import type { TakeSource } from './recipe-form.ts'
import type { Cards } from './use-submit.ts'

export type SubmitActions = Pick<StudioActions, 'submitGeneration' | 'submitVariations'>

/** All that one press asks for. */
export type Press = {
  recipe: Recipe
  stills: readonly Still[]
  takeOf: TakeSource | undefined
  /** How many takes it submits, all or none. */
  count: number
  project: string | null
  /** Whether the person is shown that nothing is charged. */
  play: boolean
}

/** What became of a press: sent, or the same as one that is on its way or was answered a moment ago. */
export type Outcome = 'sent' | 'no_answer' | { problem: ActionProblem; field?: string | undefined } | null

/** One book of keys for each composer, for as long as it is there. */
const keysOf = new WeakMap<object, ClickKeys>()

/**
 * Sends what a press asks for: its cards stand at once, and go again if it comes to nothing.
 * @param composer what is the same for all presses of one composer @param onSending is told the click key of the press that is on its way, and null once it no longer is
 */
export async function sendRecipe(
  press: Press,
  composer: object,
  actions: SubmitActions,
  cards: Cards,
  place: SentPlace | null,
  onSending: (key: string, isOnItsWay: boolean) => void,
): Promise<Outcome> {
  const { recipe, stills, takeOf, count, project, play } = press
  const [wish, rest] = [sentWish(recipe), JSON.stringify([takeOf?.id, count, project])]
  const book = place && sentBook(localStorage, place)
  const before = ofWish(book?.read(), wish)
  const clickKeys = keysOf.get(composer) ?? createClickKeys(newId)
  keysOf.set(composer, clickKeys)
  const open = before.open?.rest === rest ? before.open.key : undefined
  const clickKey = clickKeys.press(wish + rest, Date.now(), open)
  if (clickKey === null) return null
  book?.write({ ...before, open: { key: clickKey, rest, count } })
  onSending(clickKey, true)
  const standIns = Array.from({ length: count }, (_, i) => (i === 0 ? clickKey : newId()))
  for (const id of standIns)
    cards.put(optimisticGeneration(id, recipe, stills, serverClock.now(), takeOf?.id ?? null), putStandIn)
  const input = {
    ...{ clickKey, recipe },
    ...(takeOf && { takeOf: takeOf.id }),
    // No project has to be said of a take: left out, it would be put into that of its source.
    ...((project !== null || takeOf?.project) && { project }),
    ...(play && { play }),
  }
  const answer = await submitted(actions, input, count).catch(() => null)
  // `unavailable` says that the server broke, not where: the generation may stand already.
  const answered = answer !== null && (answer.ok || answer.problem !== 'unavailable')
  clickKeys.settle(wish + rest, answered ? 'answered' : 'unanswered')
  onSending(clickKey, false)
  if (answered && book) noteAnswer(book, wish, clickKey, answer.ok ? count : 0)
  if (answer?.ok) {
    for (const [i, view] of answer.value.entries()) {
      cards.replace(standIns[i] ?? view.id, view)
      awaited.add(view.id)
    }
    return 'sent'
  }
  for (const id of standIns) cards.remove(id)
  return answer ?? 'no_answer'
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
  { submitGeneration, submitVariations }: SubmitActions,
  input: SubmitInput,
  count: number,
): Promise<ActionResult<GenerationView[]>> {
  if (count > 1) return submitVariations({ ...input, count })
  const answer = await submitGeneration(input)
  return answer.ok ? { ok: true, value: [answer.value] } : answer
}
