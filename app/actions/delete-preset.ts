'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { deletePreset as remove } from '#lib/server/presets/delete-preset'
import { runAction } from './run-action.ts'

/** Deletes a preset for everybody. */
export async function deletePreset(id: string): Promise<ActionResult<null>> {
  return runAction('deletePreset', z.uuid(), id, ({ db }, parsed) => remove(db, parsed))
}
