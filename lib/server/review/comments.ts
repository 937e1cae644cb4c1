import { and, count, eq, isNull, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import { COMMENTS_MAX } from '#lib/domain/review/review'
import type { CommentInput, ResolveInput, ReviewView } from '#lib/domain/review/review-schema'
import type { Actor } from '#lib/domain/team/roles'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Database, Transaction } from '#lib/server/db/database'
import { reviewComments } from '#lib/server/db/schema-review'
import { type Author, isOwn, ownColumns } from './author.ts'
import { holdGeneration } from './hold-generation.ts'
import { mayDelete, readReview } from './read-review.ts'

type Answer = ActionResult<ReviewView>
const NOT_FOUND = { ok: false, problem: 'not_found' } as const

/**
 * Says something of a clip; sent again, it is said once.
 * @returns `not_found` for a generation, or a comment to be answered, that is not there (any more); `too_many_comments` past {@link COMMENTS_MAX}
 */
export function addComment(db: Database, input: CommentInput, author: Author): Promise<Answer> {
  const { id, generation, text, frame, spot, replyTo } = input
  return db.transaction(async (tx) => {
    if (!(await holdGeneration(tx, generation))) return NOT_FOUND
    const [known] = await tx.select().from(reviewComments).where(eq(reviewComments.id, id))
    if (known)
      return known.generationId === generation && isOwn(author, known)
        ? { ok: true, value: await readReview(tx, generation, author) }
        : NOT_FOUND
    if (replyTo !== null && !(await isTopic(tx, replyTo, generation, author))) return NOT_FOUND
    const [said] = await tx
      .select({ n: count() })
      .from(reviewComments)
      .where(and(eq(reviewComments.generationId, generation), isNull(reviewComments.deletedAt)))
    if ((said?.n ?? 0) >= COMMENTS_MAX) return { ok: false, problem: 'too_many_comments' }
    const place = { frame, spotX: spot?.x ?? null, spotY: spot?.y ?? null, replyTo }
    await tx.insert(reviewComments).values({ id, generationId: generation, text, ...place, ...ownColumns(author) })
    return { ok: true, value: await readReview(tx, generation, author) }
  })
}

/** Whether there is such a comment to be answered: one that they are told of, not deleted, and itself no answer. */
async function isTopic(tx: Transaction, id: string, generation: string, author: Author): Promise<boolean> {
  const { comments } = await readReview(tx, generation, author)
  return comments.some((one) => one.id === id && one.replyTo === null && !one.deleted)
}

/** Says that a comment is done, or open again; who says it last is named. Answers are neither. `not_found` for one that is not there. */
export function resolveComment(db: Database, { id, resolved }: ResolveInput, user: Actor): Promise<Answer> {
  return changeComment(db, id, { user }, async (tx, row) => {
    if (row.replyTo !== null) return NOT_FOUND
    if ((row.resolvedAt !== null) !== resolved)
      await tx
        .update(reviewComments)
        .set(
          resolved
            ? { resolvedAt: sql`clock_timestamp()`, resolvedBy: user.id }
            : { resolvedAt: null, resolvedBy: null },
        )
        .where(eq(reviewComments.id, id))
    return null
  })
}

/** Takes a comment away, one's own or as an owner anybody's; its answers stay. `not_found` for one that is not there, `forbidden` for another's. */
export function deleteComment(db: Database, id: string, author: Author): Promise<Answer> {
  return changeComment(db, id, author, async (tx, row) => {
    if (!mayDelete(author, row)) return { ok: false, problem: 'forbidden' }
    await tx.update(reviewComments).set({ deletedAt: sql`clock_timestamp()` }).where(eq(reviewComments.id, id))
    await recordActivity(tx, {
      kind: 'comment_deleted',
      actor: author.user?.id ?? null,
      generations: [row.generationId],
    })
    return null
  })
}

/** @param change answers with what is wrong, or null when it is done */
function changeComment(
  db: Database,
  id: string,
  reader: Author,
  change: (tx: Transaction, row: typeof reviewComments.$inferSelect) => Promise<Extract<Answer, { ok: false }> | null>,
): Promise<Answer> {
  return db.transaction(async (tx) => {
    const read = () => tx.select().from(reviewComments).where(eq(reviewComments.id, id))
    const [known] = await read()
    if (!known || !(await holdGeneration(tx, known.generationId))) return NOT_FOUND
    const [row] = await read()
    if (!row || row.deletedAt) return NOT_FOUND
    return (await change(tx, row)) ?? { ok: true, value: await readReview(tx, row.generationId, reader) }
  })
}
