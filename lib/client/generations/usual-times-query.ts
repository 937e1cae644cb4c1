import { queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'

/** Clips that are made meanwhile change little of what is usual. In ms. */
const AGAIN_MS = 5 * 60_000

/** How long clips took here of late, as `usualTimesSchema` in lib/domain/generation/usual-time-schema. */
export function usualTimesQuery() {
  return queryOptions({
    queryKey: ['usual-times'],
    queryFn: ({ signal }) =>
      fetchAs(
        '/api/usual-times',
        () => import('#lib/domain/generation/usual-time-schema').then((module) => module.usualTimesSchema),
        signal,
      ),
    staleTime: AGAIN_MS,
    retry: false,
  })
}
