import { fetchAs } from '#lib/client/fetch-as'
import type { GenerationPage } from '#lib/domain/generation/generation'

/** Fetches a page of the wall. @param query what `GET /api/generations` understands @throws when there is no answer that it can read */
export function fetchPage(
  query: Record<string, string> | URLSearchParams,
  signal?: AbortSignal,
): Promise<GenerationPage> {
  const schema = () => import('#lib/domain/generation/generation').then((module) => module.generationPageSchema)
  return fetchAs(`/api/generations?${new URLSearchParams(query)}`, schema, signal)
}
