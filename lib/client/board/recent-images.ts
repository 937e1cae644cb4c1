import { infiniteQueryOptions } from '@tanstack/react-query'

/** The library, the last used first; asked for anew whenever it is opened, for others use it as well. */
export function recentImagesQuery() {
  return infiniteQueryOptions({
    queryKey: ['images'],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam === null ? '' : `?cursor=${encodeURIComponent(pageParam)}`
      const response = await fetch(`/api/images${query}`, { signal })
      if (!response.ok) throw new Error(`images answered ${response.status}`)
      const { recentImagesSchema } = await import('#lib/domain/images/recent-images')
      return recentImagesSchema.parse(await response.json())
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
}
