import type { PriceTable } from '#lib/domain/price'
import { priceTableSchema, spendingLimitsSchema } from '#lib/domain/price-settings'
import { NO_LIMITS, type SpendingLimits } from '#lib/domain/spending-limits'
import { readSetting, saveSetting } from '#lib/server/db/app-setting'
import type { Database, Transaction } from '#lib/server/db/database'

/** The prices that a person entered, or null before that. */
export async function readPriceTable(db: Database | Transaction): Promise<PriceTable | null> {
  return readSetting(db, 'price_table', priceTableSchema)
}

export async function savePriceTable(db: Database, table: PriceTable): Promise<void> {
  return saveSetting(db, 'price_table', table)
}

export async function readLimits(db: Database | Transaction): Promise<SpendingLimits> {
  return (await readSetting(db, 'spending_limits', spendingLimitsSchema)) ?? NO_LIMITS
}

export async function saveLimits(db: Database, limits: SpendingLimits): Promise<void> {
  return saveSetting(db, 'spending_limits', limits)
}
