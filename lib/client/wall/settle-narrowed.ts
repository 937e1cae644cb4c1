import type { QueryClient } from '@tanstack/react-query'
import { fetchPage } from '#lib/client/generations/fetch-page'
import { countOf } from '#lib/domain/wall/place'
import { fetchDays } from './fetch-days.ts'
import { withLeaving } from './leaving.ts'
import { newerThan, type WallCards, withoutSince, withPage } from './wall-cards.ts'
import { grownBy, wallQuery } from './wall-query.ts'
import { LARGEST, pageAt, type Range, wantedOf } from './wanted-cards.ts'

/** Of more than so many at once all days are asked for. */
const NAMED = 100

/**
 * Fetches the days of a narrowed wall that may have changed and what of them is in sight, and puts both there at once.
 * @param ids the generations that changed
 * @returns whether it could: not on a wall that became another meanwhile @throws where there is no answer
 */
export async function settleNarrowed(client: QueryClient, filter: string, ids: readonly string[]): Promise<boolean> {
  const { queryKey } = wallQuery(filter)
  const wall = client.getQueryData(queryKey)
  if (!wall) return true
  const head = await fetchDays(filter, ids.length > NAMED ? {} : { of: ids })
  const since = head.since ?? ''
  const older = wall.days.filter(([day]) => day < since)
  const next: WallCards = { ...wall, days: [...head.days, ...older], today: head.today }
  const range = wantedOf(client, filter)
  const [before, total] = [countOf(wall.days), countOf(next.days)]
  const { top, limit } = inSight(next, range, before)
  const isDeep = top < total - 1 && head.days.length > 0
  const [page, above] = await Promise.all([
    top >= countOf(older) ? pageOf(next, top, limit) : null,
    // Counts do not say which of what came is newer than all that was there.
    isDeep ? pageOf(next, total - 1, ids.length + 1) : null,
  ])
  const came = newerThan(wall.cards.get(before - 1), above ?? page) ?? grownBy(wall, next.days)
  let done = false
  client.setQueryData(queryKey, (now) => {
    done = now === undefined || now.days === wall.days
    if (!now || !done) return now
    const cut = withoutSince({ ...now, days: next.days, today: next.today, came: now.came + came }, since)
    const topped = above ? withPage(cut, total - 1, above) : cut
    const settled = page ? withPage(topped, top, page) : topped
    return withLeaving(client, now, settled, range)
  })
  return done
}

/** The cards that are to be looked at: at the top of the wall those that are its top now. */
function inSight({ days }: WallCards, range: Range | null, before: number) {
  const total = countOf(days)
  const { from, to } = range ?? { from: total - LARGEST, to: before }
  const top = to >= before ? total - 1 : Math.min(to, total) - 1
  return { top, limit: Math.min(LARGEST, Math.max(1, to - from + 1)) }
}

/** A page of the wall from a rank on; null where it has no such rank. */
async function pageOf(wall: WallCards, top: number, limit: number) {
  const query = pageAt(wall, top, Math.min(LARGEST, limit))
  return query && (await fetchPage(query))
}
