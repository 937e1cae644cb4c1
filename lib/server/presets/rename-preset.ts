import { eq } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { RenamePresetInput } from '#lib/domain/preset'
import type { Database } from '#lib/server/db/database'
import { presets } from '#lib/server/db/schema-names'

/** Gives a preset another name; `not_found` when it was deleted meanwhile. */
export async function renamePreset(db: Database, { id, name }: RenamePresetInput): Promise<ActionResult<null>> {
  const renamed = await db.update(presets).set({ name }).where(eq(presets.id, id)).returning({ id: presets.id })
  return renamed.length > 0 ? { ok: true, value: null } : { ok: false, problem: 'not_found' }
}
