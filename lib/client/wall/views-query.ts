import { queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'

/** The saved views of this installation; asked for anew whenever they are shown, for everybody shares them. */
export function viewsQuery() {
  return queryOptions({
    queryKey: ['views'],
    queryFn: async ({ signal }) => {
      const schema = () => import('#lib/domain/wall/saved-view').then((module) => module.viewListSchema)
      return (await fetchAs('/api/views', schema, signal)).views
    },
    staleTime: 0,
    retry: false,
  })
}
