'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type ReviewView, type VerdictInput, verdictInputSchema } from '#lib/domain/review/review-schema'
import { giveVerdict as give } from '#lib/server/review/give-verdict'
import { runAction } from './run-action.ts'

/** Approves a clip, asks for changes, or takes that back. */
export async function giveVerdict(input: VerdictInput): Promise<ActionResult<ReviewView>> {
  return runAction('giveVerdict', verdictInputSchema, input, ({ db }, parsed, user) => give(db, parsed, { user }))
}
