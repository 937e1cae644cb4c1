import { queryOptions } from '@tanstack/react-query'
import type { News } from '#lib/domain/news-schema'

export const NEWS_KEY = ['news'] as const

/** What others said since this person last looked; asked for anew when the change feed tells of a clip that is spoken of. */
export function newsQuery() {
  return queryOptions({
    queryKey: NEWS_KEY,
    queryFn: async ({ signal }): Promise<News> => {
      const response = await fetch('/api/news', { signal })
      if (!response.ok) throw new Error(`the news answered ${response.status}`)
      const { newsSchema } = await import('#lib/domain/news-schema')
      return newsSchema.parse(await response.json())
    },
    staleTime: 0,
    retry: false,
  })
}
