import type { ActionResult } from '#lib/domain/actions'
import type { SavePresetInput } from '#lib/domain/recipe/preset'
import type { Database } from '#lib/server/db/database'
import { presets } from '#lib/server/db/schema-names'

/** Saves a preset for everybody. The same id again changes nothing, so a call without an answer can be made again. */
export async function savePreset(db: Database, preset: SavePresetInput): Promise<ActionResult<null>> {
  await db.insert(presets).values(preset).onConflictDoNothing()
  return { ok: true, value: null }
}
