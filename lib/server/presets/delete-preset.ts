import type { ActionResult } from '#lib/domain/actions'
import type { Database } from '#lib/server/db/database'
import { presets } from '#lib/server/db/schema-names'
import { deleteRow } from '#lib/server/named-rows'

/** Deletes a preset for everybody. One that is gone already is what was wished for. Saving it again under its id brings it back. */
export function deletePreset(db: Database, id: string): Promise<ActionResult<null>> {
  return deleteRow(db, presets, id)
}
