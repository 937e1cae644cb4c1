import type { AccountBalance } from '#lib/domain/money/balance'
import { isMore, times } from '#lib/domain/money/decimal'
import { type PriceFacts, type Quote, quoteOf } from '#lib/domain/money/price'
import type { Spending } from '#lib/domain/money/price-settings'
import { type LimitProblem, limitProblem } from '#lib/domain/money/spending-limits'

/** What a press will come to, as far as is known before it. */
export type Outlook = {
  /** Dollars for all takes together; null where no price is known. */
  usd: string | null
  source: Quote['source'] | null
  problem: LimitProblem | 'balance_short' | null
}

/** @param balance what the provider last said is left; null where that is not known */
export function outlook(spending: Spending, balance: AccountBalance | null, facts: PriceFacts, count: number): Outlook {
  const { prices, limits, today, creditsPerUsd, person } = spending
  const quote = quoteOf(prices, facts)
  const price = quote?.usd ?? null
  const usd = price === null ? null : times(price, count)
  const limit = limitProblem(limits, { price, count, today, creditsPerUsd, person })
  const short =
    usd !== null &&
    balance !== null &&
    !balance.unlimited &&
    balance.credits !== null &&
    isMore(times(usd, creditsPerUsd), balance.credits)
  return { usd, source: quote?.source ?? null, problem: limit ?? (short ? 'balance_short' : null) }
}
