import type { QueryClient } from '@tanstack/react-query'
import { askBeforeLeaving } from '#lib/client/ask-before-leaving'
import { followMoves, putStatuses } from '#lib/client/feed/follow-changes'
import { wakeChangeFeed } from '#lib/client/feed/use-change-feed'
import { cachedCards } from '#lib/client/generations/generation-pages'
import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { changeMarks, type MarkChange } from '#lib/domain/marks/change-marks'
import type { Marks } from '#lib/domain/marks/marks'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { markNotice } from './mark-notice.ts'
import { unselect } from './selection.ts'

/** The last press that concerned a generation: an answer to an earlier one changes nothing any more. */
const lastPress = new Map<string, number>()
let presses = 0
/** The marks that the server knows of generations with presses on their way, and how many there are: what is shown may never come true. */
const known = new Map<string, { marks: Marks; underWay: number }>()

/**
 * Changes the marks of generations: at once where they are shown, and back with a sentence where the server does not take it.
 * @returns whether it was taken
 */
export async function mark(
  client: QueryClient,
  actions: Pick<MarkActions, 'markGenerations'>,
  ids: readonly string[],
  change: MarkChange,
): Promise<boolean> {
  presses += 1
  const press = presses
  const said = markNotice.get()
  for (const id of ids) lastPress.set(id, press)
  const before = statusesOf(client, ids)
  for (const { id, marks } of before) {
    const one = known.get(id) ?? { marks, underWay: 0 }
    one.underWay += 1
    known.set(id, one)
  }
  putStatuses(
    client,
    before.map((status) => ({ ...status, marks: changeMarks(status.marks, change) })),
  )
  const result = await attempt(actions.markGenerations({ ids: [...ids], change }))
  const mine = (status: GenerationStatus) => lastPress.get(status.id) === press
  if (result.ok) {
    for (const { id, marks } of result.value) {
      const one = known.get(id)
      if (one) one.marks = marks
    }
    putStatuses(client, result.value.filter(mine))
  } else {
    const now = statusesOf(client, ids).filter(mine)
    putStatuses(
      client,
      now.map((status) => ({ ...status, marks: known.get(status.id)?.marks ?? status.marks })),
    )
  }
  for (const { id } of before) {
    const one = known.get(id)
    if (one) one.underWay -= 1
    if (one?.underWay === 0) known.delete(id)
  }
  if (!result.ok) markNotice.set({ kind: 'problem', problem: result.problem })
  // What can be undone stays, and so does what was said since of another press.
  else if (said?.kind !== 'deleted' && markNotice.get() === said) markNotice.set(null)
  if (change.addTags || change.removeTags) void client.invalidateQueries({ queryKey: ['marks'] })
  return result.ok
}

/** Deletes generations; what can be undone, and what stays, is said. @returns those that are gone */
export async function remove(client: QueryClient, actions: MarkActions, ids: readonly string[]): Promise<string[]> {
  const result = await attempt(actions.deleteGenerations([...ids]))
  if (!result.ok) {
    markNotice.set({ kind: 'problem', problem: result.problem })
    return []
  }
  const { deleted, underWay } = result.value
  const gone = deleted.map((status) => status.id)
  unselect(gone)
  markNotice.set({ kind: 'deleted', ids: gone, underWay: underWay.length })
  await takeIn(client, deleted)
  return gone
}

/** Brings deleted generations back to their places. @returns what the server answered */
export async function restore(
  client: QueryClient,
  actions: MarkActions,
  ids: readonly string[],
): Promise<ActionResult<GenerationStatus[]>> {
  const result = await attempt(actions.restoreGenerations([...ids]))
  if (result.ok) {
    markNotice.set({ kind: 'restored', count: result.value.length })
    await takeIn(client, result.value)
  } else markNotice.set({ kind: 'problem', problem: result.problem })
  return result
}

/** Where the server cannot be asked what follows, the change feed tells it once it is there again. */
async function takeIn(client: QueryClient, statuses: GenerationStatus[]): Promise<void> {
  await followMoves(client, statuses).catch(() => {})
  putStatuses(client, statuses)
  wakeChangeFeed(client)
}

function statusesOf(client: QueryClient, ids: readonly string[]): GenerationStatus[] {
  const wanted = new Set(ids)
  const found = new Map(cachedCards(client).map((card) => [card.id, card.status]))
  return [...found.values()].filter((status) => wanted.has(status.id))
}

function attempt<T>(answer: Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  return askBeforeLeaving(answer).catch(() => ({ ok: false, problem: 'unavailable' }) as const)
}
