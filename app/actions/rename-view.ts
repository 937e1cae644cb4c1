'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type RenameInput, renameSchema } from '#lib/domain/given-name-schema'
import { savedViews } from '#lib/server/db/schema-names'
import { renameRow } from '#lib/server/named-rows'
import { runAction } from './run-action.ts'

/** Gives a saved view another name. */
export async function renameView(input: RenameInput): Promise<ActionResult<null>> {
  return runAction('renameView', renameSchema, input, ({ db }, parsed) => renameRow(db, savedViews, parsed))
}
