'use server'

import type { ActionResult } from '#lib/domain/actions'
import type { PriceTable } from '#lib/domain/money/price'
import { priceTableSchema } from '#lib/domain/money/price-settings'
import { savePriceTable as save } from '#lib/server/generations/price/price-settings'
import { runAction } from './run-action.ts'

/** Keeps the prices that count while the provider names none. */
export async function savePriceTable(table: PriceTable): Promise<ActionResult<null>> {
  return runAction('savePriceTable', priceTableSchema, table, async ({ db }, parsed, actor) => {
    await save(db, parsed, actor.id)
    return { ok: true, value: null }
  })
}
