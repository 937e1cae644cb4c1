'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type RenameInput, renameSchema } from '#lib/domain/given-name-schema'
import { renamePreset as rename } from '#lib/server/presets/rename-preset'
import { runAction } from './run-action.ts'

/** Gives a preset another name. */
export async function renamePreset(input: RenameInput): Promise<ActionResult<null>> {
  return runAction('renamePreset', renameSchema, input, ({ db }, parsed) => rename(db, parsed))
}
