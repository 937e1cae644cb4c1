import type { Spending } from '#lib/domain/price-settings'
import type { Services } from '#lib/server/services'
import { reckoning } from './keep-limits.ts'
import { readLimits } from './price-settings.ts'
import { spentToday } from './spent.ts'

/** Prices, limits and what was spent today, for saying before a press what it will cost. */
export async function readSpending({ db, config }: Pick<Services, 'db' | 'config'>): Promise<Spending> {
  const how = await reckoning(db, config.toapis.baseUrl)
  const limits = await readLimits(db)
  return {
    prices: how.prices,
    limits,
    today: await spentToday(db, how),
    creditsPerUsd: how.creditsPerUsd,
    sandbox: config.sandbox,
  }
}
