'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type SaveViewInput, saveViewSchema } from '#lib/domain/wall/saved-view'
import { saveView as save } from '#lib/server/views/save-view'
import { runAction } from './run-action.ts'

/** Saves what a wall is narrowed to under a name, for everybody. */
export async function saveView(input: SaveViewInput): Promise<ActionResult<null>> {
  return runAction('saveView', saveViewSchema, input, ({ db }, parsed) => save(db, parsed))
}
