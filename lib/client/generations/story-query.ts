import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import type { Story } from '#lib/domain/generation/story'

/** What a generation went through; asked for anew whenever the change feed tells of another step of it, and shown as it was until then. */
export function storyQuery({ id, state, stateSince, failure }: GenerationStatus) {
  return queryOptions({
    queryKey: ['story', id, state, stateSince, failure] as const,
    queryFn: ({ signal }) => fetchStory(id, signal),
    placeholderData: keepPreviousData,
  })
}

function fetchStory(id: string, signal: AbortSignal): Promise<Story> {
  const schema = () => import('#lib/domain/generation/story').then((module) => module.storySchema)
  return fetchAs(`/api/generations/${encodeURIComponent(id)}/story`, schema, signal)
}
