'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type PersonLimitsInput, personLimitsInputSchema } from '#lib/domain/money/price-settings'
import { savePersonLimits as save } from '#lib/server/generations/price/person-limits'
import { runAction } from './run-action.ts'

/** Gives somebody limits of their own, or those of everybody again. */
export async function savePersonLimits(input: PersonLimitsInput): Promise<ActionResult<null>> {
  return runAction('savePersonLimits', personLimitsInputSchema, input, ({ db }, parsed, { id }) => save(db, id, parsed))
}
