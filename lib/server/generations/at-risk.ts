import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { AT_RISK_STATES } from '#lib/domain/generation/at-risk'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { mediaFindings } from '#lib/server/db/schema-upkeep'

/**
 * Ids of all generations that are paid and not safely kept: not saved yet, perhaps paid, or saved in a file that the last look through the
 * store did not find. Each part is read by an index that holds few rows, so it costs the same on a large wall.
 */
export function atRiskIds(db: Database | Transaction) {
  const unsaved = db
    .select({ id: generations.id })
    .from(generations)
    // Unsettled rows have a due time, and those alone are in its index.
    .where(and(isNotNull(generations.dueAt), inArray(generations.state, [...AT_RISK_STATES])))
  const missing = db
    .select({ id: generations.id })
    .from(mediaFindings)
    .innerJoin(generations, eq(generations.clipSha256, sql`split_part(${mediaFindings.name}, '.', 1)`))
    .where(
      and(eq(mediaFindings.kind, 'missing'), sql`${mediaFindings.name} like '%.mp4'`, isNull(generations.deletedAt)),
    )
  return union(unsaved, missing)
}

/** How many those are. */
export async function countAtRisk(db: Database | Transaction): Promise<number> {
  return db.$count(atRiskIds(db).as('at_risk'))
}
