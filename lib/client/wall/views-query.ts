import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '#lib/client/generations/fetch-page'

/** The saved views of this installation; asked for anew whenever they are shown, for everybody shares them. */
export function viewsQuery() {
  return queryOptions({
    queryKey: ['views'],
    queryFn: async ({ signal }) => {
      const [answer, { viewListSchema }] = await Promise.all([
        fetchJson('/api/views', signal),
        import('#lib/domain/wall/saved-view'),
      ])
      return viewListSchema.parse(answer).views
    },
    staleTime: 0,
    retry: false,
  })
}
