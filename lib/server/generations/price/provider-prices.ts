import { eq, sql } from 'drizzle-orm'
import type { Prices } from '#lib/domain/money/price'
import { priceRulesSchema } from '#lib/domain/money/price-settings'
import type { Database, Transaction } from '#lib/server/db/database'
import { providerPrices } from '#lib/server/db/schema-upkeep'
import { endChore, takeChore } from '#lib/server/generations/chores'
import { interval } from '#lib/server/generations/steps/lease'
import type { StepDeps } from '#lib/server/generations/steps/step-deps'

/** Prices change seldom; one that is asked for so often is never much out of date. */
const ASK_EVERY_MS = 10 * 60_000
/** A price that the provider has not repeated for so long is no longer taken for its word. */
const HOLDS_MS = 24 * 3600_000

/**
 * Asks the provider for its prices when it is time to, in one worker of all. Where it does not answer, what it said last stays, with its age.
 * @returns whether it asked
 */
export async function refreshPrices({
  db,
  provider,
  log,
}: Pick<StepDeps, 'db' | 'provider' | 'log'>): Promise<boolean> {
  if (!(await takeChore(db, 'prices', ASK_EVERY_MS))) return false
  const answer = await provider.pricing()
  if (answer.kind === 'listed') {
    const values = { rules: answer.rules, knownAt: sql`now()` }
    await db
      .insert(providerPrices)
      .values({ baseUrl: provider.baseUrl, ...values })
      .onConflictDoUpdate({ target: providerPrices.baseUrl, set: values })
  } else log.debug({ outcome: answer.kind }, 'the prices are not to be had')
  await endChore(db, 'prices')
  return true
}

/** What this provider last said, while that still holds; null where it named no price that we understand. */
export async function readProviderPrices(db: Database | Transaction, baseUrl: string): Promise<Prices['provider']> {
  const [row] = await db
    .select()
    .from(providerPrices)
    .where(sql`${eq(providerPrices.baseUrl, baseUrl)} and ${providerPrices.knownAt} > now() - ${interval(HOLDS_MS)}`)
  const parsed = priceRulesSchema.safeParse(row?.rules)
  return row && parsed.success && parsed.data.length > 0 ? { rules: parsed.data, knownAt: row.knownAt.getTime() } : null
}
