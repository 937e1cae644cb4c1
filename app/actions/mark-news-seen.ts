'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type NewsSeenInput, newsSeenSchema } from '#lib/domain/review/news-schema'
import { markNewsSeen as markSeen } from '#lib/server/review/news'
import { runAction } from './run-action.ts'

/** Remembers up to when who asks has seen what is new. */
export async function markNewsSeen(input: NewsSeenInput): Promise<ActionResult<null>> {
  return runAction('markNewsSeen', newsSeenSchema, input, async ({ db }, parsed, user) => {
    await markSeen(db, parsed, user)
    return { ok: true, value: null }
  })
}
