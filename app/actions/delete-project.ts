'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { deleteProject as remove } from '#lib/server/generations/marks/projects'
import { runAction } from './run-action.ts'

/** Deletes a project; what was in it stays. While something of others is in it, only owners do. */
export async function deleteProject(id: string): Promise<ActionResult<null>> {
  return runAction('deleteProject', z.uuid(), id, ({ db }, parsed, actor) => remove(db, actor, parsed))
}
