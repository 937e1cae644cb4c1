import { eq, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { ReviewView } from '#lib/domain/review/review-schema'
import type { Actor } from '#lib/domain/team/roles'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Database } from '#lib/server/db/database'
import { reviewGuests, reviewVerdicts } from '#lib/server/db/schema-review'
import { holdGeneration } from './hold-generation.ts'
import { mayTakeBack, readReview } from './read-review.ts'

/**
 * Takes back what a guest made of a clip; while their link is good they may say it again.
 * @returns `not_found` where there is no such verdict or clip (any more), `forbidden` for one of the team's own and for whoever is no owner,
 * `too_late` when it was taken back before
 */
export function takeBackVerdict(db: Database, id: string, user: Actor): Promise<ActionResult<ReviewView>> {
  return db.transaction(async (tx) => {
    const given = eq(reviewVerdicts.id, id)
    const [known] = await tx.select().from(reviewVerdicts).where(given)
    if (!known || !(await holdGeneration(tx, known.generationId))) return { ok: false, problem: 'not_found' }
    if (!mayTakeBack({ user }, known)) return { ok: false, problem: 'forbidden' }
    const [row] = await tx
      .select({ verdict: reviewVerdicts.verdict, guest: reviewGuests.name })
      .from(reviewVerdicts)
      .innerJoin(reviewGuests, eq(reviewGuests.id, reviewVerdicts.byGuest))
      .where(given)
    if (!row?.verdict) return { ok: false, problem: 'too_late' }
    await tx.update(reviewVerdicts).set({ verdict: null, at: sql`clock_timestamp()` }).where(given)
    const generations = [known.generationId]
    await recordActivity(tx, { kind: 'verdict_taken_back', actor: user.id, about: row.guest, generations })
    return { ok: true, value: await readReview(tx, known.generationId, { user }) }
  })
}
