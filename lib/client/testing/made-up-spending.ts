import { QueryClient } from '@tanstack/react-query'
import { SPENDING_KEY } from '#lib/client/generations/generation-pages'
import { outlook } from '#lib/client/generations/outlook'
import type { Spending } from '#lib/domain/money/price-settings'
import { NO_LIMITS, NO_PERSON_LIMITS } from '#lib/domain/money/spending-limits'

/** A provider that asks a dime a second, twice as much with sound, and no limit. */
export const MADE_UP_SPENDING: Spending = {
  prices: {
    provider: {
      rules: [
        { audio: false, per: 'second', usd: '0.1' },
        { audio: true, per: 'second', usd: '0.2' },
      ],
      knownAt: 0,
    },
    table: null,
  },
  limits: NO_LIMITS,
  today: '0',
  person: { limits: NO_PERSON_LIMITS, today: '0', clips: 0 },
  creditsPerUsd: '200',
  sandbox: false,
}

/** A page's cache that has been told of prices and limits, and asks for nothing. */
export function clientThatKnows(spending: Partial<Spending> = {}): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } })
  client.setQueryData(SPENDING_KEY, { spending: { ...MADE_UP_SPENDING, ...spending }, outlook })
  return client
}
