import { sql } from 'drizzle-orm'
import { type PriceFacts, quoteOf } from '#lib/domain/money/price'
import {
  CREDITS_PER_USD,
  type LimitProblem,
  limitProblem,
  type PersonLimits,
  type SpendingLimits,
} from '#lib/domain/money/spending-limits'
import type { ProviderInUse } from '#lib/server/config'
import type { Database, Transaction } from '#lib/server/db/database'
import { accountBalance } from '#lib/server/db/schema-upkeep'
import { limitsOf, personToday } from './person-limits.ts'
import { readLimits, readPriceTable } from './price-settings.ts'
import { readProviderPrices } from './provider-prices.ts'
import { type Reckoning, spentOn, spentToday } from './spent.ts'

export type Intent = {
  facts: PriceFacts
  count: number
  /** The generation that is sent once more, where it is not a new one. */
  again?: string
}

/**
 * Has everybody who submits while a limit is set pass one at a time, up to the end of the transaction: of two clicks at once, the second
 * counts the first. To be taken before any row is locked.
 * @param by who submits
 */
export async function holdLimits(tx: Transaction, by: string): Promise<HeldLimits> {
  const limits = await read(tx, by)
  const { perDay, perGeneration } = limits.everybody
  const { amount, clips } = limits.person
  if ([perDay, perGeneration, amount, clips].every((limit) => limit === null)) return limits
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('inbetween spending'))`)
  return read(tx, by)
}

/** What somebody who submits is held to. */
type HeldLimits = { everybody: SpendingLimits; person: PersonLimits; by: string }

async function read(tx: Transaction, by: string): Promise<HeldLimits> {
  const everybody = await readLimits(tx)
  return { everybody, person: await limitsOf(tx, everybody, by), by }
}

/** What the intended attempt is expected to cost (dollars, null where not known), and the limit that forbids it. */
export async function weigh(
  tx: Transaction,
  provider: ProviderInUse,
  { everybody, person, by }: HeldLimits,
  { facts, count, again }: Intent,
): Promise<{ price: string | null; problem: LimitProblem | null }> {
  const how = await reckoning(tx, provider)
  const price = quoteOf(how.prices, facts)?.usd ?? null
  const before = everybody.perGeneration !== null && again !== undefined ? await spentOn(tx, how, again) : '0'
  const expense = {
    ...{ price, count, before, creditsPerUsd: how.creditsPerUsd, again: again !== undefined },
    today: everybody.perDay === null ? '0' : await spentToday(tx, how),
    person: await personToday(tx, how, person, by),
  }
  return { price, problem: limitProblem(everybody, expense) }
}

/** The prices of now, and the rate that the provider gave along with the balance. */
export async function reckoning(db: Database | Transaction, provider: ProviderInUse): Promise<Reckoning> {
  const told = await readProviderPrices(db, provider.baseUrl)
  const table = await readPriceTable(db)
  const [balance] = await db.select({ rate: accountBalance.creditsPerUsd }).from(accountBalance)
  return {
    provider,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    prices: { provider: told, table },
    creditsPerUsd: balance?.rate ?? CREDITS_PER_USD,
  }
}
