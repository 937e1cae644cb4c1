import { compareTags, markName, tagKey } from './mark-name.ts'
import type { Marks, Rating } from './marks.ts'

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
