import { keepPreviousData, queryOptions } from '@tanstack/react-query'

/** Prompts that were submitted before and hold `search`; asked for anew whenever it is shown, for others submit as well. */
export function promptHistoryQuery(search: string) {
  return queryOptions({
    queryKey: ['prompts', search],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/prompts?q=${encodeURIComponent(search)}`, { signal })
      if (!response.ok) throw new Error(`prompts answered ${response.status}`)
      const { promptHistorySchema } = await import('#lib/domain/prompt/prompt-history')
      return promptHistorySchema.parse(await response.json())
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  })
}
