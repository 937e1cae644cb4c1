'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { savedViews } from '#lib/server/db/schema-names'
import { deleteRow } from '#lib/server/named-rows'
import { runAction } from './run-action.ts'

/** Deletes a saved view for everybody. */
export async function deleteView(id: string): Promise<ActionResult<null>> {
  return runAction('deleteView', z.uuid(), id, ({ db }, parsed) => deleteRow(db, savedViews, parsed))
}
