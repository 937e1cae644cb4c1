import { queryOptions } from '@tanstack/react-query'
import type { ReviewView } from '#lib/domain/review/review-schema'

/** All that is said of a clip. Whoever shows it asks anew when the change feed tells of a later version ({@link ReviewView}). */
export function reviewQuery(generation: string) {
  return queryOptions({
    queryKey: ['review', generation],
    queryFn: async ({ signal }): Promise<ReviewView> => {
      const response = await fetch(`/api/generations/${encodeURIComponent(generation)}/comments`, { signal })
      if (!response.ok) throw new Error(`the comments answered ${response.status}`)
      const { reviewViewSchema } = await import('#lib/domain/review/review-schema')
      return reviewViewSchema.parse(await response.json())
    },
    retry: false,
  })
}
