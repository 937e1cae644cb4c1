'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { ReviewView } from '#lib/domain/review/review-schema'
import { deleteComment as remove } from '#lib/server/review/comments'
import { runAction } from './run-action.ts'

/** Takes a comment away: one's own, or as an owner anybody's. */
export async function deleteComment(id: string): Promise<ActionResult<ReviewView>> {
  return runAction('deleteComment', z.uuid(), id, ({ db }, parsed, user) => remove(db, parsed, { user }))
}
