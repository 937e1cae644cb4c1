import { asc, desc } from 'drizzle-orm'
import { type SavedView, VIEWS_MAX } from '#lib/domain/wall/saved-view'
import { filterText, parseFilter } from '#lib/domain/wall/wall-filter'
import type { Database } from '#lib/server/db/database'
import { savedViews } from '#lib/server/db/schema-names'

/**
 * Saved views of this installation by name. Of more than {@link VIEWS_MAX} the newest; of what a later version can narrow a wall by, only what
 * this one can as well.
 */
export async function listViews(db: Database): Promise<SavedView[]> {
  const newest = db.select().from(savedViews).orderBy(desc(savedViews.createdAt)).limit(VIEWS_MAX).as('newest')
  const rows = await db.select().from(newest).orderBy(asc(newest.name), asc(newest.createdAt))
  return rows
    .map(({ id, name, filter }) => ({ id, name, filter: filterText(parseFilter(new URLSearchParams(filter))) }))
    .filter(({ filter }) => filter !== '')
}
