'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type SavePresetInput, savePresetSchema } from '#lib/domain/recipe/preset'
import { savePreset as save } from '#lib/server/presets/save-preset'
import { runAction } from './run-action.ts'

/** Saves a recipe or parts of one under a name, for everybody. */
export async function savePreset(input: SavePresetInput): Promise<ActionResult<null>> {
  return runAction('savePreset', savePresetSchema, input, ({ db }, parsed) => save(db, parsed))
}
