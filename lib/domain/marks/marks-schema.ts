import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { codePoints } from '#lib/domain/recipe/recipe'
import { MARK_NAME_MAX, markName } from './mark-name.ts'
import { type Marks, RATINGS, type Rating, SELECTION_MAX, TAGS_MAX } from './marks.ts'

const ids = z.array(z.uuid()).check(z.minLength(1), z.maxLength(SELECTION_MAX))

/** A name as it is kept. */
const nameSchema = z
  .pipe(z.string(), z.transform(markName))
  .check(
    z.refine(
      (name) => name !== '' && codePoints(name) <= MARK_NAME_MAX && name.isWellFormed() && !/\p{Cc}/u.test(name),
      { error: 'name_unclear' },
    ),
  )

const tagList = z.array(nameSchema).check(z.maxLength(TAGS_MAX))

/** Changes the marks of some generations: what is left out stays. */
export const markInputSchema = z.object({
  ids,
  change: z.object({
    rating: z.optional(z.nullable(z.literal([...RATINGS]))),
    pick: z.optional(z.nullable(z.boolean())),
    project: z.optional(z.nullable(z.uuid())),
    addTags: z.optional(tagList),
    removeTags: z.optional(tagList),
  }),
})
export type MarkInput = z.infer<typeof markInputSchema>

/** The generations of a deletion, a restoring or a download. */
export const selectionSchema = ids

/** Makes a project, or gives it another name. The id is minted in the browser, so that saving twice makes one. */
export const saveProjectSchema = z.object({ id: z.uuid(), name: nameSchema })
export type SaveProjectInput = z.infer<typeof saveProjectSchema>

/** Marks as the browser is told them. */
export const marksSchema: z.ZodMiniType<Marks> = z.object({
  rating: z.nullable(z.custom<Rating>((value) => RATINGS.some((rating) => rating === value))),
  pick: z.nullable(z.boolean()),
  tags: z.array(z.string()),
  project: z.nullable(z.string()),
})

const named = z.object({ id: z.string(), name: z.string() })
export type Named = z.infer<typeof named>

/**
 * `GET /api/marks`: the tags that are on something, the most used first; all projects by name; and where the team is more than one those who
 * made something, by name.
 */
export const markListSchema = z.object({ tags: z.array(z.string()), projects: z.array(named), people: z.array(named) })
export type MarkList = z.infer<typeof markListSchema>

/** `GET /api/generations/between`: ids from one to the other, the newest first; `more` when they are too many to be selected. */
export const betweenSchema = z.object({ ids: z.array(z.string()), more: z.boolean() })
export type Between = z.infer<typeof betweenSchema>

/** What became of a deletion: those that are gone, and those that stay because they are under way. */
export type Deletion = { deleted: GenerationStatus[]; underWay: string[] }

/** Server actions for what is selected. Ids of generations that are not there (any more) are passed over. */
export type MarkActions = {
  markGenerations(input: MarkInput): Promise<ActionResult<GenerationStatus[]>>
  deleteGenerations(ids: string[]): Promise<ActionResult<Deletion>>
  /** Answers with those that can be seen again; without the others their files are gone. */
  restoreGenerations(ids: string[]): Promise<ActionResult<GenerationStatus[]>>
  /** Answers `name_taken` when another project has it. */
  saveProject(input: SaveProjectInput): Promise<ActionResult<null>>
  /** What was in it stays, in none. */
  deleteProject(id: string): Promise<ActionResult<null>>
}
