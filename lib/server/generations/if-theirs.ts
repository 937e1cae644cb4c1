import { inArray } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import { may, mayChange } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'

/**
 * Does what changes some generations when whoever asks may change all of them, and else nothing. Who made one never changes, so asking before is as
 * good as asking within. Ids that name none are the use case's own to answer.
 * @returns `not_yours`; what `change` does
 */
export async function ifTheirs<T>(
  db: Database,
  actor: Actor,
  ids: readonly string[],
  change: () => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  if (may(actor, 'changeAny')) return change()
  const makers = await db
    .selectDistinct({ id: generations.createdBy })
    .from(generations)
    .where(inArray(generations.id, [...ids]))
  return makers.every(({ id }) => mayChange(actor, id)) ? change() : { ok: false, problem: 'not_yours' }
}
