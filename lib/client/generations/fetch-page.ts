import { ownTask } from '#lib/client/own-task'
import type { GenerationPage } from '#lib/domain/generation/generation'

/** Fetches a page of the wall. @param query what `GET /api/generations` understands @throws when there is no answer that it can read */
export async function fetchPage(
  query: Record<string, string> | URLSearchParams,
  signal?: AbortSignal,
): Promise<GenerationPage> {
  const answer = await fetchJson(`/api/generations?${new URLSearchParams(query)}`, signal)
  const { generationPageSchema } = await import('#lib/domain/generation/generation')
  // Bringing the schemas to life was a long task already.
  await ownTask()
  return generationPageSchema.parse(answer)
}

/** @throws when the answer is no success */
export async function fetchJson(url: string, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(url, signal ? { signal } : {})
  if (!response.ok) throw new Error(`${url.split('?')[0]} answered ${response.status}`)
  return response.json()
}
