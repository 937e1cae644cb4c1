import { count, desc, isNull, max, sql } from 'drizzle-orm'
import type { PromptHistory } from '#lib/domain/prompt/prompt-history'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'

/** How far back a search looks, in generations: some 30 ms of work at any size of the wall. Farther back needs an index of words. */
const LOOKED_AT = 5000

/** Prompts that one answer holds; a longer list is narrowed by searching. */
const LISTED = 50

/**
 * Different prompts of past generations, the last used first.
 * @param search part of a prompt, in any case; empty for all. It is plain text: `%` and `_` mean themselves
 */
export async function promptHistory(
  db: Database,
  search: string,
  { lookedAt = LOOKED_AT, listed = LISTED } = {},
): Promise<PromptHistory> {
  const recent = db
    .select({ prompt: generations.prompt, createdAt: generations.createdAt })
    .from(generations)
    .where(isNull(generations.deletedAt))
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(lookedAt)
    .as('recent')
  const usedAt = max(recent.createdAt)
  const [rows, [all]] = await Promise.all([
    db
      .select({ prompt: recent.prompt, usedAt, uses: count() })
      .from(recent)
      .where(sql`position(lower(${search}) in lower(${recent.prompt})) > 0`)
      .groupBy(recent.prompt)
      .orderBy(desc(usedAt), recent.prompt)
      .limit(listed + 1),
    db.select({ looked: count() }).from(recent),
  ])
  return {
    prompts: rows.slice(0, listed).map((row) => ({ ...row, usedAt: row.usedAt?.getTime() ?? 0 })),
    more: rows.length > listed || (all?.looked ?? 0) >= lookedAt,
    lookedAt,
  }
}
