import { eq } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { Database } from '#lib/server/db/database'
import { presets } from '#lib/server/db/schema-names'

/** Deletes a preset for everybody. One that is gone already is what was wished for. Saving it again under its id brings it back. */
export async function deletePreset(db: Database, id: string): Promise<ActionResult<null>> {
  await db.delete(presets).where(eq(presets.id, id))
  return { ok: true, value: null }
}
