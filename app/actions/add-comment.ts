'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type CommentInput, commentInputSchema, type ReviewView } from '#lib/domain/review/review-schema'
import { addComment as add } from '#lib/server/review/comments'
import { runAction } from './run-action.ts'

/** Says something of a clip. Sent again, it is said once. */
export async function addComment(input: CommentInput): Promise<ActionResult<ReviewView>> {
  return runAction('addComment', commentInputSchema, input, ({ db }, parsed, user) => add(db, parsed, { user }))
}
