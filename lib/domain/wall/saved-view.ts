import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { givenNameSchema, type RenameInput } from '#lib/domain/given-name-schema'
import { filterText, parseFilter } from './wall-filter.ts'

/** Views that are listed; the rest of a longer list is out of sight, the oldest first. */
export const VIEWS_MAX = 500

/** What a wall is narrowed to, in the words of `filterText`. The whole wall is no view. */
const filterSchema = z
  .string()
  .check(z.refine((text) => text !== '' && filterText(parseFilter(new URLSearchParams(text))) === text))

/** Saves a view. The id is minted in the browser, so that saving twice, or again after a deletion, makes one. */
export const saveViewSchema = z.object({ id: z.uuid(), name: givenNameSchema, filter: filterSchema })
export type SaveViewInput = z.infer<typeof saveViewSchema>

/** `GET /api/views`: by name. */
export const viewListSchema = z.object({
  views: z.array(z.object({ id: z.string(), name: z.string(), filter: z.string() })),
})
export type SavedView = z.infer<typeof viewListSchema>['views'][number]

/** Server actions for views. They answer nothing but whether it was done: the list is asked for again. */
export type ViewActions = {
  saveView(input: SaveViewInput): Promise<ActionResult<null>>
  /** Answers `not_found` when somebody deleted it meanwhile. */
  renameView(input: RenameInput): Promise<ActionResult<null>>
  deleteView(id: string): Promise<ActionResult<null>>
}
