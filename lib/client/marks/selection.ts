import { fetchAs } from '#lib/client/fetch-as'
import { SELECTION_MAX } from '#lib/domain/marks/marks'
import { markNotice } from './mark-notice.ts'
import { createStore } from './store.ts'

const NONE: ReadonlySet<string> = new Set()

/** Ids of the generations that are selected on the wall, whether or not their cards are drawn. */
export const selected = createStore(NONE)

/** Where a range begins: what was selected or taken out last. */
let anchor: string | null = null

/** Selects a generation, or takes it out. */
export function toggleSelected(id: string): void {
  const next = new Set(selected.get())
  if (!next.delete(id)) next.add(id)
  anchor = id
  keep(next)
}

/**
 * Selects everything from where the last one was selected up to this one, whichever is newer. The server knows what is between: of a large wall
 * the browser does not.
 */
export async function selectUpTo(id: string): Promise<void> {
  if (anchor === null || anchor === id) return toggleSelected(id)
  try {
    // The address of a wall tells what it is narrowed to, and so what is between.
    const query = new URLSearchParams(location.search)
    query.set('one', anchor)
    query.set('other', id)
    const { ids, more } = await fetchAs(`/api/generations/between?${query}`, () =>
      import('#lib/domain/marks/marks-schema').then((module) => module.betweenSchema),
    )
    if (more) markNotice.set({ kind: 'tooMany' })
    else keep(new Set([...selected.get(), ...ids]))
  } catch {
    markNotice.set({ kind: 'problem', problem: 'unavailable' })
  }
}

/** Takes generations out that are gone, or all of them. */
export function unselect(ids: Iterable<string> = selected.get()): void {
  const gone = new Set(ids)
  const left = [...selected.get()].filter((id) => !gone.has(id))
  if (left.length === 0) anchor = null
  selected.set(left.length === 0 ? NONE : new Set(left))
}

function keep(next: ReadonlySet<string>): void {
  if (next.size > SELECTION_MAX) markNotice.set({ kind: 'tooMany' })
  else {
    if (markNotice.get()?.kind === 'tooMany') markNotice.set(null)
    selected.set(next)
  }
}
