import { sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { ReviewView, VerdictInput } from '#lib/domain/review/review-schema'
import type { Database } from '#lib/server/db/database'
import { reviewVerdicts } from '#lib/server/db/schema-review'
import { type Author, ownColumns } from './author.ts'
import { holdGeneration } from './hold-generation.ts'
import { readReview } from './read-review.ts'

/** Approves a clip, asks for changes, or takes that back: the last word of each counts. `not_found` for a generation that is not there (any more). */
export function giveVerdict(
  db: Database,
  { generation, verdict }: VerdictInput,
  author: Author,
): Promise<ActionResult<ReviewView>> {
  return db.transaction(async (tx) => {
    if (!(await holdGeneration(tx, generation))) return { ok: false, problem: 'not_found' }
    const { generationId, byUser, byGuest } = reviewVerdicts
    await tx
      .insert(reviewVerdicts)
      .values({ generationId: generation, verdict, ...ownColumns(author) })
      .onConflictDoUpdate({
        target: [generationId, byUser, byGuest],
        set: { verdict, at: sql`clock_timestamp()` },
        setWhere: sql`${reviewVerdicts.verdict} is distinct from ${verdict}`,
      })
    return { ok: true, value: await readReview(tx, generation, author) }
  })
}
