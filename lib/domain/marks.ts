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

/** Whether somebody chose for or against it, which its card shows. */
export function isJudged({ rating, pick }: Marks): boolean {
  return rating !== null || pick !== null
}

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

/** What is to become of the marks of some generations. What is left out stays. */
export type MarkChange = {
  rating?: Rating | null | undefined
  pick?: boolean | null | undefined
  project?: string | null | undefined
  addTags?: string[] | undefined
  removeTags?: string[] | undefined
}

/** Marks after a change, as the server will have them. */
export function changeMarks(marks: Marks, { rating, pick, project, addTags = [], removeTags = [] }: MarkChange): Marks {
  const gone = new Set(removeTags.map(tagKey))
  const kept = marks.tags.filter((tag) => !gone.has(tagKey(tag)))
  const had = new Set(kept.map(tagKey))
  const added = addTags.map(markName).filter((tag) => !had.has(tagKey(tag)))
  return {
    rating: rating === undefined ? marks.rating : rating,
    pick: pick === undefined ? marks.pick : pick,
    project: project === undefined ? marks.project : project,
    tags: [...kept, ...added].sort(compareTags),
  }
}

/** The order of tags: the same for all, whatever the language. */
export function compareTags(a: string, b: string): number {
  return tagKey(a) < tagKey(b) ? -1 : 1
}
