import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import type { PromptHistory } from '#lib/domain/prompt/prompt-history'

/** Prompts that were submitted before and hold `search`; asked for anew whenever it is shown, for others submit as well. */
export function promptHistoryQuery(search: string) {
  return queryOptions({
    queryKey: ['prompts', search],
    queryFn: ({ signal }): Promise<PromptHistory> =>
      fetchAs(
        `/api/prompts?q=${encodeURIComponent(search)}`,
        () => import('#lib/domain/prompt/prompt-history').then((module) => module.promptHistorySchema),
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  })
}
