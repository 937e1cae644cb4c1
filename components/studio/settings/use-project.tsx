import { useState } from 'react'
import type { TakeSource } from '#lib/client/recipe/recipe-form'
import type { Named } from '#lib/domain/marks/marks-schema'

/** Which projects there are, and which one new clips are put into when the page is drawn. */
export type Projects = { all: Named[]; chosen: string | null }
export const NO_PROJECTS: Projects = { all: [], chosen: null }

/**
 * The project that what is submitted will be in: the one that was chosen; where none was, a take is in that of its source, as the server has it,
 * unless it was said of this very take that it is to be in none.
 */
export function useProject({ all, chosen }: Projects, takeOf: TakeSource | undefined) {
  const [choice, setChoice] = useState<{ project: string | null; for: string | undefined }>({
    project: chosen,
    for: undefined,
  })
  const ofSource = all.find(({ id }) => id === takeOf?.project)?.id ?? null
  const saidOfThis = choice.for !== undefined && choice.for === takeOf?.id
  return {
    project: choice.project ?? (saidOfThis ? null : ofSource),
    choose: (project: string | null) => setChoice({ project, for: takeOf?.id }),
  }
}
