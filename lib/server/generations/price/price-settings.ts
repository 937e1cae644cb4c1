import { eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { PriceTable } from '#lib/domain/price'
import { priceTableSchema, spendingLimitsSchema } from '#lib/domain/price-settings'
import { NO_LIMITS, type SpendingLimits } from '#lib/domain/spending-limits'
import { type Deed, recordActivity } from '#lib/server/activity/record-activity'
import type { Database, Transaction } from '#lib/server/db/database'
import { appSettings } from '#lib/server/db/schema-upkeep'

/** The prices that a person entered, or null before that. */
export async function readPriceTable(db: Database | Transaction): Promise<PriceTable | null> {
  return read(db, 'price_table', priceTableSchema)
}

/** @param by whose doing it is */
export async function savePriceTable(db: Database, table: PriceTable, by: string): Promise<void> {
  return save(db, 'price_table', table, { kind: 'prices_changed', actor: by })
}

export async function readLimits(db: Database | Transaction): Promise<SpendingLimits> {
  return (await read(db, 'spending_limits', spendingLimitsSchema)) ?? NO_LIMITS
}

/** @param by whose doing it is */
export async function saveLimits(db: Database, limits: SpendingLimits, by: string): Promise<void> {
  return save(db, 'spending_limits', limits, { kind: 'limits_changed', actor: by })
}

/** A value that is there and cannot be read is an error, never a missing one: a limit must not vanish. */
async function read<T>(db: Database | Transaction, name: string, schema: z.ZodMiniType<T>): Promise<T | null> {
  const [row] = await db.select().from(appSettings).where(eq(appSettings.name, name))
  return row ? schema.parse(row.value) : null
}

async function save(db: Database, name: string, value: unknown, deed: Deed): Promise<void> {
  const set = { value, updatedAt: sql`now()` }
  await db.transaction(async (tx) => {
    await tx
      .insert(appSettings)
      .values({ name, ...set })
      .onConflictDoUpdate({ target: appSettings.name, set })
    await recordActivity(tx, deed)
  })
}
