import { AT_RISK_SHOW } from '#lib/domain/generation/at-risk'
import { STATES } from '#lib/domain/generation/states'
import { ASPECT_RATIOS, DURATIONS, MODES } from '#lib/domain/limits'
import { markName, tagKey } from '#lib/domain/marks/mark-name'
import { RATINGS, TAGS_MAX } from '#lib/domain/marks/marks'
import { SHAPES } from '#lib/domain/recipe/shape'
import { isRealDay } from './real-day.ts'

/** Code points of what is searched for: longer than any sentence that one remembers of a prompt. */
export const WORDS_MAX = 200

/** What of an address is a value of a filter, in the order in which the address has them; anything else is as if it were not there. */
type Reader = (asked: readonly string[]) => string[]

const oneOf =
  (values: readonly string[]): Reader =>
  (asked) =>
    values.filter((value) => asked.includes(value))
const day: Reader = ([asked = '']) => (isRealDay(asked) ? [asked] : [])
const names: Reader = (asked) => {
  const byKey = new Map(asked.map((name) => [tagKey(name), markName(name)]))
  return [...byKey.values()].filter((name) => name !== '' && isText(name)).slice(0, TAGS_MAX)
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ids: Reader = (asked) => [...new Set(asked)].filter((id) => UUID.test(id)).slice(0, TAGS_MAX)
const isText = (text: string) => text.isWellFormed() && !text.includes('\0') && text.length <= WORDS_MAX
const words: Reader = ([asked = '']) => {
  const text = [...asked.replaceAll('\0', '').trim()].slice(0, WORDS_MAX).join('')
  return text === '' || !text.isWellFormed() ? [] : [text]
}

/** Filters that ask for one or several of a list. */
export const CHOICES = {
  show: [AT_RISK_SHOW],
  state: STATES,
  shape: SHAPES,
  mode: Object.keys(MODES),
  ratio: Object.keys(ASPECT_RATIOS),
  length: DURATIONS.map(({ seconds }) => String(seconds)),
  audio: ['on', 'off'],
  rating: [...RATINGS.map(String), 'none'],
  pick: ['picked', 'rejected', 'none'],
  review: ['open', 'approved', 'changes'],
} satisfies Record<string, readonly string[]>
export type ChoiceName = keyof typeof CHOICES
export type FilterName = ChoiceName | 'q' | 'from' | 'to' | 'tag' | 'project' | 'by'

/**
 * Every filter of the wall by its name in an address, and what may be asked of it. Several values of one are alternatives; several filters
 * hold together. The server's side of each is in lib/server/generations/wall/filter-conditions.ts, what of it may change in
 * lib/client/wall/asked-of.ts, its words in components/wall/find/use-filter-words.ts.
 */
const READERS: Record<FilterName, Reader> = {
  q: words,
  show: oneOf(CHOICES.show),
  state: oneOf(CHOICES.state),
  shape: oneOf(CHOICES.shape),
  mode: oneOf(CHOICES.mode),
  ratio: oneOf(CHOICES.ratio),
  length: oneOf(CHOICES.length),
  audio: oneOf(CHOICES.audio),
  rating: oneOf(CHOICES.rating),
  pick: oneOf(CHOICES.pick),
  review: oneOf(CHOICES.review),
  tag: names,
  project: ids,
  by: ids,
  from: day,
  to: day,
}

export const FILTER_NAMES = Object.keys(READERS).filter((name): name is FilterName => name in READERS)

/** What a wall is narrowed to: never an empty list, and never a value that is none. */
export type WallFilter = { readonly [Name in FilterName]?: readonly string[] }

/** What an address asks for. */
export function parseFilter(query: URLSearchParams): WallFilter {
  const found = FILTER_NAMES.map((name) => [name, READERS[name](query.getAll(name))] as const)
  return Object.fromEntries(found.filter(([, values]) => values.length > 0))
}

/** The same as an address tells it, always in the same order: equal filters have equal texts. Empty for the whole wall. */
export function filterText(filter: WallFilter): string {
  return new URLSearchParams(
    FILTER_NAMES.flatMap((name) => (filter[name] ?? []).map((value) => [name, value])),
  ).toString()
}

/** The filter with other values of one name; without any it is left out. */
export function withValues(filter: WallFilter, name: FilterName, values: readonly string[]): WallFilter {
  const { [name]: _, ...rest } = filter
  return values.length === 0 ? rest : { ...rest, [name]: values }
}

/** Whether a filter leaves anything out. */
export function narrows(filter: WallFilter): boolean {
  return Object.keys(filter).length > 0
}

/** The filter without one value of one name. */
export function withoutValue(filter: WallFilter, name: FilterName, value: string): WallFilter {
  return withValues(
    filter,
    name,
    (filter[name] ?? []).filter((one) => one !== value),
  )
}

/** The address of a wall. */
export function wallAddress(filter: WallFilter): '/wall' | `/wall?${string}` {
  return narrows(filter) ? `/wall?${filterText(filter)}` : '/wall'
}
