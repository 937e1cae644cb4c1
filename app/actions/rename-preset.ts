'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type RenamePresetInput, renamePresetSchema } from '#lib/domain/preset'
import { renamePreset as rename } from '#lib/server/presets/rename-preset'
import { runAction } from './run-action.ts'

/** Gives a preset another name. */
export async function renamePreset(input: RenamePresetInput): Promise<ActionResult<null>> {
  return runAction('renamePreset', renamePresetSchema, input, ({ db }, parsed) => rename(db, parsed))
}
