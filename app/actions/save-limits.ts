'use server'

import type { ActionResult } from '#lib/domain/actions'
import { spendingLimitsSchema } from '#lib/domain/money/price-settings'
import type { SpendingLimits } from '#lib/domain/money/spending-limits'
import { saveLimits as save } from '#lib/server/generations/price/price-settings'
import { runAction } from './run-action.ts'

/** Keeps what may be spent in a day and on one generation. */
export async function saveLimits(limits: SpendingLimits): Promise<ActionResult<null>> {
  return runAction('saveLimits', spendingLimitsSchema, limits, async ({ db }, parsed, actor) => {
    await save(db, parsed, actor.id)
    return { ok: true, value: null }
  })
}
