import { queryOptions } from '@tanstack/react-query'
import type { MarkList } from '#lib/domain/marks/marks-schema'

/** The tags and projects of this installation; asked for anew whenever they are shown, for everybody shares them. */
export function marksQuery() {
  return queryOptions({
    queryKey: ['marks'],
    queryFn: async ({ signal }): Promise<MarkList> => {
      const response = await fetch('/api/marks', { signal })
      if (!response.ok) throw new Error(`the marks answered ${response.status}`)
      const { markListSchema } = await import('#lib/domain/marks/marks-schema')
      return markListSchema.parse(await response.json())
    },
    staleTime: 0,
    retry: false,
  })
}
