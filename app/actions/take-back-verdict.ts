'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { ReviewView } from '#lib/domain/review/review-schema'
import { takeBackVerdict as takeBack } from '#lib/server/review/take-back-verdict'
import { runAction } from './run-action.ts'

/** Takes back what a guest made of a clip. */
export async function takeBackVerdict(id: string): Promise<ActionResult<ReviewView>> {
  return runAction('takeBackVerdict', z.uuid(), id, ({ db }, parsed, user) => takeBack(db, parsed, user))
}
