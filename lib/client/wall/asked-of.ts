import type { GenerationStatus } from '#lib/domain/generation/generation'
import type { FilterName } from '#lib/domain/wall/wall-filter'

/** What each filter asks of a generation that may change; null where it asks what stays as it was made. The server's side is filter-conditions.ts. */
const ASKED: Record<FilterName, ((status: GenerationStatus) => unknown) | null> = {
  q: null,
  show: ({ state, clip }) => [state, clip?.missing],
  state: ({ state }) => state,
  shape: null,
  mode: null,
  ratio: null,
  length: null,
  audio: null,
  rating: ({ marks }) => marks.rating,
  pick: ({ marks }) => marks.pick,
  review: ({ review }) => [!!review?.open, review?.verdict],
  tag: ({ marks }) => marks.tags,
  project: ({ marks }) => marks.project,
  by: null,
  from: null,
  to: null,
}

/**
 * What decides whether a generation hangs on a narrowed wall, as a text: where that stays the same, so does the answer.
 * @param filter as `filterText` writes it
 */
export function askedOf(filter: string): (status: GenerationStatus) => string {
  const names = new Set(new URLSearchParams(filter).keys())
  const asked = Object.entries(ASKED).flatMap(([name, ask]) => (ask && names.has(name) ? [ask] : []))
  return (status) => JSON.stringify([status.deleted, ...asked.map((ask) => ask(status))])
}
