'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type ResolveInput, type ReviewView, resolveInputSchema } from '#lib/domain/review/review-schema'
import { resolveComment as resolve } from '#lib/server/review/comments'
import { runAction } from './run-action.ts'

/** Says that a comment is done, or open again. */
export async function resolveComment(input: ResolveInput): Promise<ActionResult<ReviewView>> {
  return runAction('resolveComment', resolveInputSchema, input, ({ db }, parsed, user) => resolve(db, parsed, user))
}
