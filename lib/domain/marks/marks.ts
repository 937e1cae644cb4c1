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

/** Keeps the id of the project that a browser puts new clips into. */
export const PROJECT_COOKIE = 'project'

/** Whether somebody chose for or against it, which its card shows. */
export function isJudged({ rating, pick }: Marks): boolean {
  return rating !== null || pick !== null
}

/** Most generations that are marked, deleted, copied or downloaded at once: some screens, and a ZIP that ends within the hour. */
export const SELECTION_MAX = 500

/** Tags that one generation has at most. */
export const TAGS_MAX = 20
