import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '#lib/client/generations/fetch-page'
import { SPENDING_KEY } from '#lib/client/generations/generation-pages'
import { ownTask } from '#lib/client/own-task'

/** Others spend too. In ms. */
const AGAIN_MS = 60_000

/** Prices, limits and what today cost, with the code that weighs a recipe by them: neither is needed for the first paint. */
export function spendingQuery() {
  return queryOptions({
    queryKey: SPENDING_KEY,
    queryFn: async ({ signal }) => {
      await ownTask()
      const [answer, { spendingSchema }, { outlook }] = await Promise.all([
        fetchJson('/api/spending', signal),
        import('#lib/domain/money/price-settings'),
        import('#lib/client/generations/outlook'),
      ])
      return { spending: spendingSchema.parse(answer), outlook }
    },
    structuralSharing: false,
    refetchInterval: AGAIN_MS,
  })
}
