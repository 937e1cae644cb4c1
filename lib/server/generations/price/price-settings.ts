import { sql } from 'drizzle-orm'
import { limitChanges } from '#lib/domain/money/limit-changes'
import type { PriceTable } from '#lib/domain/money/price'
import { priceTableSchema, spendingLimitsSchema } from '#lib/domain/money/price-settings'
import { NO_LIMITS, type SpendingLimits } from '#lib/domain/money/spending-limits'
import { keepSetting } from '#lib/server/activity/keep-setting'
import { recordActivity } from '#lib/server/activity/record-activity'
import { readSetting, saveSetting } from '#lib/server/db/app-setting'
import type { Database, Transaction } from '#lib/server/db/database'

/** The prices that a person entered, or null before that. */
export async function readPriceTable(db: Database | Transaction): Promise<PriceTable | null> {
  return readSetting(db, 'price_table', priceTableSchema)
}

/** @param by whose doing it is */
export async function savePriceTable(db: Database, table: PriceTable, by: string): Promise<void> {
  return keepSetting(db, 'price_table', table, { kind: 'prices_changed', actor: by })
}

export async function readLimits(db: Database | Transaction): Promise<SpendingLimits> {
  return (await readSetting(db, 'spending_limits', spendingLimitsSchema)) ?? NO_LIMITS
}

/** Of two who save at once, the second finds what the first made. @param by whose doing it is */
export async function saveLimits(db: Database, limits: SpendingLimits, by: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('inbetween limits'))`)
    const before = await readLimits(tx)
    const changes = limitChanges(before, limits)
    if (!(await saveSetting(tx, 'spending_limits', limits)) || changes.length === 0) return
    await recordActivity(tx, { kind: 'limits_changed', actor: by, limits: changes })
  })
}
