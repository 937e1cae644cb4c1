import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { type Shelf, shelves } from '#lib/client/generation-pages'
import { earlierRev } from '#lib/client/page-list'
import type { GenerationPage } from '#lib/domain/generation'
import type { WallDays } from '#lib/domain/wall/days-schema'
import type { WallCards } from './wall-cards.ts'

/** How long a wall that was left stays as it was, in ms: coming back finds the same place. */
const KEPT_MS = 30 * 60_000

export const WALL_KEY = ['generations', 'wall'] as const

/** The whole wall. Its keeper fills it, and keeps it with the change feed. */
export function wallQuery() {
  return queryOptions<WallCards>({
    queryKey: WALL_KEY,
    queryFn: skipToken,
    gcTime: KEPT_MS,
    structuralSharing: false,
  })
}

/** What the server knew when it drew the page. @param top rank of the page's first card */
export type FirstLook = { days: WallDays; page: GenerationPage; top: number }

export function startWall({ days, page, top }: FirstLook): WallCards {
  return {
    ...days,
    cards: new Map(page.generations.map((card, i) => [top - i, card])),
    cursors: new Map(page.nextCursor === null ? [] : [[top - page.generations.length, page.nextCursor]]),
    rev: earlierRev(days.rev, page.rev),
    failed: false,
  }
}

/** Takes what came with a page, unless the browser has heard of later things. */
export function learnWall(client: QueryClient, look: FirstLook): void {
  client.setQueryData<WallCards>(WALL_KEY, (old) =>
    old && earlierRev(old.rev, look.days.rev) === look.days.rev ? old : startWall(look),
  )
}

/** What keeps the wall up to date. It comes with the rest that the first sight of a wall can do without. */
export type WallKeeper = Omit<Shelf, 'rev' | 'cards'>

let keeper: WallKeeper | null = null

/** From here on the wall is kept; what changed before is told again, since it goes on from the wall's own revision. */
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
  rev: (client) => client.getQueryData<WallCards>(WALL_KEY)?.rev ?? null,
  cards: (client) => [...(client.getQueryData<WallCards>(WALL_KEY)?.cards.values() ?? [])],
})
