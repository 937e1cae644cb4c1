import type { ActionResult } from '#lib/domain/actions'
import type { SaveViewInput } from '#lib/domain/wall/saved-view'
import type { Database } from '#lib/server/db/database'
import { savedViews } from '#lib/server/db/schema-names'

/** Saves a view for everybody. The same id again changes nothing, so a call without an answer can be made again. */
export async function saveView(db: Database, view: SaveViewInput): Promise<ActionResult<null>> {
  await db.insert(savedViews).values(view).onConflictDoNothing()
  return { ok: true, value: null }
}
