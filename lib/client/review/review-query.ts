import { queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import type { ReviewView } from '#lib/domain/review/review-schema'

/** All that is said of a clip. Whoever shows it asks anew when the change feed tells of a later version ({@link ReviewView}). */
export function reviewQuery(generation: string) {
  return queryOptions({
    queryKey: ['review', generation],
    queryFn: ({ signal }): Promise<ReviewView> =>
      fetchAs(
        `/api/generations/${encodeURIComponent(generation)}/comments`,
        () => import('#lib/domain/review/review-schema').then((module) => module.reviewViewSchema),
        signal,
      ),
    retry: false,
  })
}
