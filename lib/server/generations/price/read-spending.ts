import type { Spending } from '#lib/domain/money/price-settings'
import type { ProviderInUse } from '#lib/server/config'
import type { Database } from '#lib/server/db/database'
import { reckoning } from './keep-limits.ts'
import { limitsOf, personToday } from './person-limits.ts'
import { readLimits } from './price-settings.ts'
import { spentToday } from './spent.ts'

/** Prices, limits and what was spent today, for saying before a press what it will cost. @param userId who asks */
export async function readSpending(
  { db, provider }: { db: Database; provider: { current(): Promise<ProviderInUse> } },
  userId: string,
): Promise<Spending> {
  const inUse = await provider.current()
  const how = await reckoning(db, inUse)
  const limits = await readLimits(db)
  return {
    prices: how.prices,
    limits,
    today: await spentToday(db, how),
    person: await personToday(db, how, await limitsOf(db, limits, userId), userId),
    creditsPerUsd: how.creditsPerUsd,
    sandbox: inUse.sandbox,
  }
}
