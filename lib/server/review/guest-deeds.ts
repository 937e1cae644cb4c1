import { and, count, eq, gt, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import {
  GUEST_COMMENTS_PER_HOUR,
  GUEST_VERDICTS_PER_HOUR,
  GUESTS_MAX,
  type Guest,
  type GuestDeed,
} from '#lib/domain/review/guest-schema'
import type { ReviewView } from '#lib/domain/review/review-schema'
import type { Database } from '#lib/server/db/database'
import { reviewComments, reviewGuests } from '#lib/server/db/schema-review'
import { shares } from '#lib/server/db/schema-share'
import type { Author } from './author.ts'
import { addComment, deleteComment } from './comments.ts'
import { giveVerdict } from './give-verdict.ts'

/** The generation that a deed is about. */
export function generationOf(deed: GuestDeed): string {
  if (deed.deed === 'add') return deed.comment.generation
  return deed.deed === 'give' ? deed.verdict.generation : deed.generation
}

/**
 * Does what a guest of a shared link wants. That the link is good, allows it and shows the clip has been asked before.
 * @param share id of the link
 * @returns besides what the team's own are answered: `forbidden` for the id of somebody on another link, `too_many_guests`, `guests_too_quick`
 */
export async function doGuestDeed(db: Database, share: string, deed: GuestDeed): Promise<ActionResult<ReviewView>> {
  const known = await knowGuest(db, share, deed.guest)
  if (!known.ok) return known
  const author = known.value
  if (deed.deed === 'remove') return deleteComment(db, deed.comment, author)
  const tooQuick = { ok: false, problem: 'guests_too_quick' } as const
  if (deed.deed === 'give')
    return (await countVerdict(db, share)) > GUEST_VERDICTS_PER_HOUR ? tooQuick : giveVerdict(db, deed.verdict, author)
  return (await saidLately(db, share)) >= GUEST_COMMENTS_PER_HOUR ? tooQuick : addComment(db, deed.comment, author)
}

/** Takes in who somebody says they are; another name is theirs from then on. */
function knowGuest(db: Database, shareId: string, { id, name }: Guest): Promise<ActionResult<Author>> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(reviewGuests).where(eq(reviewGuests.id, id))
    if (found && found.shareId !== shareId) return { ok: false, problem: 'forbidden' }
    if (!found && (await tx.$count(reviewGuests, eq(reviewGuests.shareId, shareId))) >= GUESTS_MAX)
      return { ok: false, problem: 'too_many_guests' }
    if (found?.name !== name)
      await tx
        .insert(reviewGuests)
        .values({ id, shareId, name })
        .onConflictDoUpdate({ target: reviewGuests.id, set: { name }, setWhere: eq(reviewGuests.shareId, shareId) })
    return { ok: true, value: { guest: id, share: shareId } }
  })
}

async function saidLately(db: Database, share: string): Promise<number> {
  const [said] = await db
    .select({ n: count() })
    .from(reviewComments)
    .innerJoin(reviewGuests, eq(reviewGuests.id, reviewComments.byGuest))
    .where(and(eq(reviewGuests.shareId, share), gt(reviewComments.createdAt, sql`now() - interval '1 hour'`)))
  return said?.n ?? 0
}

/** A verdict that is changed leaves no trace of the one before, so that they are counted as they come. @returns how many came within the hour, this one too */
async function countVerdict(db: Database, share: string): Promise<number> {
  const within = sql`${shares.verdictsSince} > now() - interval '1 hour'`
  const [row] = await db
    .update(shares)
    .set({
      verdicts: sql`case when ${within} then ${shares.verdicts} + 1 else 1 end`,
      verdictsSince: sql`case when ${within} then ${shares.verdictsSince} else now() end`,
    })
    .where(eq(shares.id, share))
    .returning({ verdicts: shares.verdicts })
  return row?.verdicts ?? 0
}
