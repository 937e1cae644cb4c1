/** What people make of a generation, for everybody. */

export const RATINGS = [1, 2, 3, 4, 5] as const
export type Rating = (typeof RATINGS)[number]

export type Marks = {
  rating: Rating | null
  /** True for a pick, false for a reject. */
  pick: boolean | null
  /** Names, by name. */
  tags: string[]
  /** Id of the one project that it is in. */
  project: string | null
}

export const NO_MARKS: Marks = { rating: null, pick: null, tags: [], project: null }

/** Most generations that are marked, deleted, copied or downloaded at once: some screens, and a ZIP that ends within the hour. */
export const SELECTION_MAX = 500

/** Code points of the name of a tag or a project: a line of a menu on a phone. */
export const MARK_NAME_MAX = 40

/** Tags that one generation has at most. */
export const TAGS_MAX = 20

/** A name as it is kept: compatibility forms made one (a full-width letter is that letter), and single spaces. */
export function markName(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
}

/** What two ways to write one tag have in common. */
export function tagKey(text: string): string {
  return markName(text).toLowerCase()
}

/** The order of tags: the same for all, whatever the language. */
export function compareTags(a: string, b: string): number {
  return tagKey(a) < tagKey(b) ? -1 : 1
}
