import { fetchAs } from '#lib/client/fetch-as'
import type { WallDays } from '#lib/domain/wall/days-schema'

/**
 * Fetches how many generations each day of a wall has.
 * @param only since a day, or since the oldest day of some generations; all without it
 */
export async function fetchDays(
  filter: string,
  only: { since?: string; of?: readonly string[] } = {},
): Promise<WallDays> {
  const query = new URLSearchParams(filter)
  if (only.since !== undefined) query.set('since', only.since)
  for (const id of only.of ?? []) query.append('of', id)
  const schema = () => import('#lib/domain/wall/days-schema').then((module) => module.wallDaysSchema)
  return fetchAs(`/api/generations/days?${query}`, schema)
}
