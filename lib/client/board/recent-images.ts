import { infiniteQueryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'

/** The library, the last used first; asked for anew whenever it is opened, for others use it as well. */
export function recentImagesQuery() {
  return infiniteQueryOptions({
    queryKey: ['images'],
    queryFn: ({ pageParam, signal }) =>
      fetchAs(
        `/api/images${pageParam === null ? '' : `?cursor=${encodeURIComponent(pageParam)}`}`,
        () => import('#lib/domain/images/recent-images').then((module) => module.recentImagesSchema),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
}
