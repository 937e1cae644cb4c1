import { queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import { SPENDING_KEY } from '#lib/client/generations/generation-pages'

/** Others spend too. In ms. */
const AGAIN_MS = 60_000

/** Prices, limits and what today cost, with the code that weighs a recipe by them: neither is needed for the first paint. */
export function spendingQuery() {
  return queryOptions({
    queryKey: SPENDING_KEY,
    queryFn: ({ signal }) => fetchAs('/api/spending', () => import('./read-spending.ts'), signal),
    structuralSharing: false,
    refetchInterval: AGAIN_MS,
  })
}
