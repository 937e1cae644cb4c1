'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type SaveProjectInput, saveProjectSchema } from '#lib/domain/marks/marks-schema'
import { saveProject as save } from '#lib/server/generations/marks/projects'
import { runAction } from './run-action.ts'

/** Makes a project, or gives it another name. */
export async function saveProject(input: SaveProjectInput): Promise<ActionResult<null>> {
  return runAction('saveProject', saveProjectSchema, input, ({ db }, parsed) => save(db, parsed))
}
