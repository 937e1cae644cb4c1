import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-page.ts'

/** Clips that are made meanwhile change little of what is usual. In ms. */
const AGAIN_MS = 5 * 60_000

/** How long clips took here of late, as `usualTimesSchema` in lib/domain/generation/usual-time-schema. */
export function usualTimesQuery() {
  return queryOptions({
    queryKey: ['usual-times'],
    queryFn: async ({ signal }) => {
      const [answer, { usualTimesSchema }] = await Promise.all([
        fetchJson('/api/usual-times', signal),
        import('#lib/domain/generation/usual-time-schema'),
      ])
      return usualTimesSchema.parse(answer)
    },
    staleTime: AGAIN_MS,
    retry: false,
  })
}
