import type { ActionResult } from '#lib/domain/actions'
import type { RenameInput } from '#lib/domain/given-name-schema'
import type { Database } from '#lib/server/db/database'
import { presets } from '#lib/server/db/schema-names'
import { renameRow } from '#lib/server/named-rows'

/** Gives a preset another name; `not_found` when it was deleted meanwhile. */
export function renamePreset(db: Database, input: RenameInput): Promise<ActionResult<null>> {
  return renameRow(db, presets, input)
}
