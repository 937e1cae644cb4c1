import { eq } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { RenameInput } from '#lib/domain/given-name-schema'
import type { Database } from '#lib/server/db/database'

import type { presets, savedViews } from '#lib/server/db/schema-names'

/** Tables of what somebody gave a name, for everybody. */
type NamedTable = typeof presets | typeof savedViews

/** Gives a row another name; `not_found` when it was deleted meanwhile. */
export async function renameRow(
  db: Database,
  table: NamedTable,
  { id, name }: RenameInput,
): Promise<ActionResult<null>> {
  const renamed = await db.update(table).set({ name }).where(eq(table.id, id)).returning({ id: table.id })
  return renamed.length > 0 ? { ok: true, value: null } : { ok: false, problem: 'not_found' }
}

/** Deletes a row for everybody. One that is gone already is what was wished for. Saving it again under its id brings it back. */
export async function deleteRow(db: Database, table: NamedTable, id: string): Promise<ActionResult<null>> {
  await db.delete(table).where(eq(table.id, id))
  return { ok: true, value: null }
}
