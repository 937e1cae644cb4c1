import { queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import type { MarkList } from '#lib/domain/marks/marks-schema'

/** The tags and projects of this installation; asked for anew whenever they are shown, for everybody shares them. */
export function marksQuery() {
  return queryOptions({
    queryKey: ['marks'],
    queryFn: ({ signal }): Promise<MarkList> =>
      fetchAs(
        '/api/marks',
        () => import('#lib/domain/marks/marks-schema').then((module) => module.markListSchema),
        signal,
      ),
    staleTime: 0,
    retry: false,
  })
}
