import { keepPreviousData, queryOptions } from '@tanstack/react-query'
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

async function fetchStory(id: string, signal: AbortSignal): Promise<Story> {
  const response = await fetch(`/api/generations/${encodeURIComponent(id)}/story`, { signal })
  if (!response.ok) throw new Error(`the story answered ${response.status}`)
  const { storySchema } = await import('#lib/domain/generation/story')
  return storySchema.parse(await response.json())
}
