'use server'

import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { selectionSchema } from '#lib/domain/marks/marks-schema'
import { ifTheirs } from '#lib/server/generations/if-theirs'
import { restoreGenerations as restore } from '#lib/server/generations/marks/delete-generations'
import { runAction } from './run-action.ts'

/** Brings deleted generations back. */
export async function restoreGenerations(ids: string[]): Promise<ActionResult<GenerationStatus[]>> {
  return runAction('restoreGenerations', selectionSchema, ids, ({ db }, parsed, actor) =>
    ifTheirs(db, actor, parsed, () => restore(db, parsed, actor.id)),
  )
}
