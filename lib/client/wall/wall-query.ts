import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { type Shelf, shelves } from '#lib/client/generations/generation-pages'
import { earlierRev } from '#lib/client/generations/page-list'
import type { GenerationPage } from '#lib/domain/generation/generation'
import type { WallDays } from '#lib/domain/wall/days-schema'
import { countOf } from '#lib/domain/wall/place'
import type { WallCards } from './wall-cards.ts'

/** How long the whole wall stays as it was when it is left, in ms: coming back finds the same place. Of narrowed ones there may be many. */
const KEPT_MS = 30 * 60_000

const WALLS = ['generations', 'wall']

/** A wall, by the text of what it is narrowed to, which is empty for the whole wall. Its keeper fills it, and keeps it with the change feed. */
export function wallQuery(filter: string) {
  return queryOptions<WallCards>({
    queryKey: [...WALLS, filter],
    queryFn: skipToken,
    gcTime: filter === '' ? KEPT_MS : 0,
    structuralSharing: false,
  })
}

/** All walls that are known. */
export function wallsIn(client: QueryClient): WallCards[] {
  return client.getQueriesData<WallCards>({ queryKey: WALLS }).flatMap(([, wall]) => wall ?? [])
}

/**
 * What the server knew when it drew the page.
 * @param top rank of the page's first card @param first how many cards of it were drawn @param filter as `filterText` writes it
 */
export type FirstLook = { days: WallDays; page: GenerationPage; top: number; first: number; filter: string }

export function startWall({ days: { days, today, timeZone, rev }, page, top, filter }: FirstLook): WallCards {
  return {
    filter,
    begun: {},
    days,
    today,
    timeZone,
    cards: new Map(page.generations.map((card, i) => [top - i, card])),
    cursors: new Map(page.nextCursor === null ? [] : [[top - page.generations.length, page.nextCursor]]),
    uncounted: [],
    rev: earlierRev(rev, page.rev),
    failed: false,
    came: 0,
    shifts: 0,
  }
}

/** A wall in the place of another, of which nothing is known to stand where it stood but what no day counts. */
export const insteadOf = (old: WallCards | undefined, wall: WallCards): WallCards =>
  old ? { ...wall, uncounted: old.uncounted, came: old.came + grownBy(old, wall.days), shifts: old.shifts + 1 } : wall

/** How many came on top as far as days tell: what a narrowed wall has more on a day may be older than its newest. */
export function grownBy({ filter, days }: WallCards, now: WallCards['days']): number {
  const since = days[0]?.[0] ?? ''
  return filter === '' ? Math.max(0, countOf(now) - countOf(days)) : countOf(now.filter(([day]) => day > since))
}

/** Takes what came with a page, unless the browser has heard of later things. */
export function learnWall(client: QueryClient, look: FirstLook): void {
  client.setQueryData(wallQuery(look.filter).queryKey, (old) =>
    old && earlierRev(old.rev, look.days.rev) === look.days.rev ? old : insteadOf(old, startWall(look)),
  )
}

/** What keeps the walls up to date. It comes with the rest that the first sight of a wall can do without. */
export type WallKeeper = Omit<Shelf, 'rev' | 'cards'>

let keeper: WallKeeper | null = null

/** From here on walls are kept; what changed before is told again, since it goes on from each wall's own revision. */
export function setWallKeeper(now: WallKeeper): void {
  keeper = now
}

shelves.add({
  put: (...what) => keeper?.put(...what),
  remove: (...what) => keeper?.remove(...what),
  apply: (...what) => keeper?.apply(...what),
  news: async (...what) => keeper?.news(...what),
  follow: async (...what) => keeper?.follow(...what),
  reload: async (...what) => keeper?.reload(...what),
  rev: (client) =>
    wallsIn(client)
      .map((wall) => wall.rev)
      .reduce<string | null>((a, b) => (a === null ? b : earlierRev(a, b)), null),
  cards: (client) => wallsIn(client).flatMap((wall) => [...wall.cards.values(), ...wall.uncounted]),
})
