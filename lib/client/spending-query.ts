import { queryOptions } from '@tanstack/react-query'
import { SPENDING_KEY } from './generation-pages.ts'

/** Others spend too. In ms. */
const AGAIN_MS = 60_000

/** Prices, limits and what today cost, with the code that weighs a recipe by them: neither is needed for the first paint. */
export function spendingQuery() {
  return queryOptions({
    queryKey: SPENDING_KEY,
    queryFn: async ({ signal }) => {
      const [response, { spendingSchema }, { outlook }] = await Promise.all([
        fetch('/api/spending', { signal }),
        import('#lib/domain/price-settings'),
        import('./outlook.ts'),
      ])
      if (!response.ok) throw new Error(`the prices answered ${response.status}`)
      return { spending: spendingSchema.parse(await response.json()), outlook }
    },
    structuralSharing: false,
    refetchInterval: AGAIN_MS,
  })
}
