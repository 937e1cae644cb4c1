'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type Deletion, selectionSchema } from '#lib/domain/marks/marks-schema'
import { ifTheirs } from '#lib/server/generations/if-theirs'
import { deleteGenerations as remove } from '#lib/server/generations/marks/delete-generations'
import { runAction } from './run-action.ts'

/** Takes some generations out of sight; they can be restored for a while. */
export async function deleteGenerations(ids: string[]): Promise<ActionResult<Deletion>> {
  return runAction('deleteGenerations', selectionSchema, ids, ({ db }, parsed, actor) =>
    ifTheirs(db, actor, parsed, () => remove(db, parsed, actor.id)),
  )
}
