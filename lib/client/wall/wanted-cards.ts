import type { QueryClient } from '@tanstack/react-query'
import { fetchPage } from '#lib/client/generations/fetch-page'
import { placeOf, placeText } from '#lib/domain/wall/place'
import { missingIn, type WallCards, withPage } from './wall-cards.ts'
import { wallQuery } from './wall-query.ts'

/** Most cards that are fetched at a time, as the server has it too. */
export const LARGEST = 96
/** Least cards that are fetched at a time. */
const LEAST = 24

/** Ranks of a wall, from the oldest to behind the newest. */
export type Range = { from: number; to: number }
type Wanted = Range & { request: (Range & { abort: AbortController }) | null }
const wanted = new WeakMap<QueryClient, Map<string, Wanted>>()

/** Which ranks of a wall were last wanted; null before any were. */
export function wantedOf(client: QueryClient, filter: string): Range | null {
  return wanted.get(client)?.get(filter) ?? null
}

/**
 * Has the cards of some ranks come, the newest first. One request at a time; one for what is not looked at any more is given up.
 * @param filter which wall's
 */
export function wantCards(client: QueryClient, filter: string, range: Range): void {
  const walls = wanted.get(client) ?? new Map<string, Wanted>()
  const want = walls.get(filter) ?? { ...range, request: null }
  Object.assign(want, range)
  wanted.set(client, walls.set(filter, want))
  const { request } = want
  if (request && (request.to <= range.from || request.from >= range.to)) {
    request.abort.abort()
    want.request = null
  }
  void bring(client, filter, want)
}

async function bring(client: QueryClient, filter: string, want: Wanted): Promise<void> {
  const { queryKey } = wallQuery(filter)
  const wall = client.getQueryData(queryKey)
  const missing = wall && missingIn(wall, want)
  if (!wall || want.request || !missing) return
  const top = missing.to - 1
  const limit = Math.min(LARGEST, Math.max(LEAST, missing.to - missing.from))
  const request = { from: missing.to - limit, to: missing.to, abort: new AbortController() }
  want.request = request
  try {
    const cursor = wall.cursors.get(top)
    const query = cursor !== undefined && filter === '' ? cursorQuery(cursor, limit) : pageAt(wall, top, limit)
    if (!query) return
    const page = await fetchPage(query, request.abort.signal)
    if (want.request !== request) return
    const now = client.getQueryData(queryKey)
    const stands = now?.shifts === wall.shifts
    if (now && stands) client.setQueryData(queryKey, withPage(now, top, page))
    want.request = null
    // What stands elsewhere by now is asked for anew.
    if (page.generations.length > 0 || !stands) void bring(client, filter, want)
  } catch {
    if (want.request !== request) return
    client.setQueryData(queryKey, (now) => now && { ...now, failed: true })
  } finally {
    if (want.request === request) want.request = null
  }
}

const cursorQuery = (cursor: string, limit: number) => new URLSearchParams({ cursor, limit: String(limit) })

/**
 * How to ask for a page by the place of its first card. What is left of a narrowed wall may be far apart, so the server is told which day the
 * last of them stands on: it need not look behind that.
 * @param top rank of the first card @returns null for a rank that the wall does not have
 */
export function pageAt({ days, filter }: Pick<WallCards, 'days' | 'filter'>, top: number, limit: number) {
  const place = placeOf(days, top)
  if (!place) return null
  const query = new URLSearchParams(filter)
  query.set('at', placeText(place))
  query.set('limit', String(limit))
  const last = filter === '' ? null : placeOf(days, Math.max(0, top - limit + 1))
  if (last) query.set('until', last.day)
  return query
}
