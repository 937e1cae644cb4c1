import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import * as z from 'zod/mini'
import type { CommentView, ReviewView } from '#lib/domain/review/review-schema'
import { may } from '#lib/domain/team/may'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { reviewComments, reviewGuests, reviews, reviewVerdicts } from '#lib/server/db/schema-review'
import { users } from '#lib/server/db/schema-team'
import { byOf, isOwn, type Reader } from './author.ts'

const resolvers = alias(users, 'resolvers')

/**
 * All that was said of a generation: what is about the whole clip first, then by frame, each by time; answers are among them by time. A comment
 * that was deleted is told of, without its words, where somebody answered it. Whoever came by a shared link is told what was begun by guests of
 * that link and what was answered to it: what the team says among itself stays there, and so does what guests of another link said.
 * @param reader whose own is marked; null for somebody who says nothing
 */
export async function readReview(
  db: Database | Transaction,
  generation: string,
  reader: Reader | null,
): Promise<ReviewView> {
  // Read first, so that what changes between the two is asked for again rather than never.
  const version = await versionOf(db, generation)
  const all = await db
    .select({
      comment: reviewComments,
      user: users.name,
      guest: reviewGuests.name,
      share: reviewGuests.shareId,
      resolver: resolvers.name,
    })
    .from(reviewComments)
    .leftJoin(users, eq(users.id, reviewComments.byUser))
    .leftJoin(reviewGuests, eq(reviewGuests.id, reviewComments.byGuest))
    .leftJoin(resolvers, eq(resolvers.id, reviewComments.resolvedBy))
    .where(eq(reviewComments.generationId, generation))
    .orderBy(sql`${reviewComments.frame} nulls first`, asc(reviewComments.createdAt), asc(reviewComments.id))
  const mine = ({ share }: { share: string | null }) => reader?.share === undefined || share === reader.share
  const begun = new Set(all.filter(mine).map(({ comment }) => comment.id))
  const said = all.filter(({ comment }) => begun.has(comment.replyTo ?? comment.id))
  const answered = new Set(said.flatMap(({ comment }) => (comment.deletedAt ? [] : (comment.replyTo ?? []))))
  const given = await db
    .select({ row: reviewVerdicts, user: users.name, guest: reviewGuests.name, share: reviewGuests.shareId })
    .from(reviewVerdicts)
    .leftJoin(users, eq(users.id, reviewVerdicts.byUser))
    .leftJoin(reviewGuests, eq(reviewGuests.id, reviewVerdicts.byGuest))
    .where(and(eq(reviewVerdicts.generationId, generation), isNotNull(reviewVerdicts.verdict)))
    .orderBy(asc(reviewVerdicts.at))
  return {
    version,
    comments: said
      .filter(({ comment }) => comment.deletedAt === null || answered.has(comment.id))
      .map(({ comment, user, guest, resolver }): CommentView => {
        const { id, frame, spotX, spotY, text, replyTo, createdAt, resolvedAt, deletedAt } = comment
        return {
          id,
          by: byOf({ user, guest }),
          frame,
          spot: spotX === null || spotY === null ? null : { x: spotX, y: spotY },
          text: deletedAt ? '' : text,
          replyTo,
          createdAt: createdAt.getTime(),
          resolved: resolvedAt && { at: resolvedAt.getTime(), by: resolver ?? '' },
          deleted: deletedAt !== null,
          mayDelete: deletedAt === null && reader !== null && mayDelete(reader, comment),
        }
      }),
    verdicts: given.filter(mine).flatMap(({ row, user, guest }) =>
      row.verdict === null
        ? []
        : [
            {
              id: row.id,
              by: byOf({ user, guest }),
              verdict: row.verdict,
              at: row.at.getTime(),
              mine: reader !== null && isOwn(reader, row),
              mayTakeBack: reader !== null && mayTakeBack(reader, row),
            },
          ],
    ),
  }
}

/** The version of what was said of a generation; -1 while nothing was. */
export async function versionOf(db: Database | Transaction, generation: string): Promise<number> {
  const [sum] = await db.select({ version: reviews.version }).from(reviews).where(eq(reviews.generationId, generation))
  return sum?.version ?? -1
}

/** The same by any text that may be an id; null when it names no generation, or one that was deleted. */
export async function reviewOf(db: Database, id: string, reader: Reader | null): Promise<ReviewView | null> {
  if (!z.uuid().safeParse(id).success) return null
  const shown = await db.$count(generations, and(eq(generations.id, id), isNull(generations.deletedAt)))
  return shown === 0 ? null : readReview(db, id, reader)
}

/** Everybody may delete what they said; owners what anybody said. */
export function mayDelete(who: Reader, row: { byUser: string | null; byGuest: string | null }): boolean {
  return isOwn(who, row) || (who.user !== undefined && may(who.user, 'changeAny'))
}

/** Owners may take back what a guest made of a clip: whoever that was may never come by again. What the team's own say is theirs. */
export function mayTakeBack({ user }: Reader, row: { byGuest: string | null }): boolean {
  return row.byGuest !== null && user !== undefined && may(user, 'changeAny')
}
