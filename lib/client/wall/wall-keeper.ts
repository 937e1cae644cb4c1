import type { QueryClient } from '@tanstack/react-query'
import { fetchPage } from '#lib/client/generations/fetch-page'
import { isStandIn } from '#lib/client/generations/is-stand-in'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { countOf } from '#lib/domain/wall/place'
import { changeWalls } from './change-walls.ts'
import { dayIn } from './day-in.ts'
import { fetchDays } from './fetch-days.ts'
import { withLeaving } from './leaving.ts'
import { narrowedNews } from './narrowed-news.ts'
import {
  changeWall,
  emptyWall,
  putOnWall,
  putUncounted,
  replaceOnWall,
  takeOffWall,
  type WallCards,
  withHead,
  withNewestDays,
  withPage,
} from './wall-cards.ts'
import { insteadOf, type WallKeeper, wallQuery, wallsIn } from './wall-query.ts'
import { LARGEST, pageAt, wantCards, wantedOf } from './wanted-cards.ts'

const WHOLE = wallQuery('').queryKey

/**
 * Looks for what came on top of the whole wall. Costs the same on a wall of any size.
 * @returns whether the wall is still the one that was asked for: to another the answer says nothing
 */
async function loadHead(client: QueryClient): Promise<boolean> {
  const wall = client.getQueryData(WHOLE)
  if (!wall) return true
  const [newestDay] = wall.days[0] ?? []
  const head = await fetchDays('', newestDay === undefined ? {} : { since: newestDay })
  const days = withNewestDays(wall, head)
  const [before, total] = [countOf(wall.days), countOf(days)]
  const shown = before === 0 || wall.cards.has(before - 1)
  const limit = Math.max(1, Math.min(LARGEST, total - before + 1))
  // From the place of the newest that was counted: what is made after the counting is no part of this answer.
  const query = shown && total !== before ? pageAt({ days, filter: '' }, total - 1, limit) : null
  const newest = query && (await fetchPage(query))
  let used = false
  client.setQueryData(WHOLE, (now) => {
    // What was put there meanwhile is counted by the server too, but not known to this answer.
    used = now === undefined || now.days === wall.days
    return now && used ? withHead(now, head, newest) : now
  })
  return used
}

/** Fetches a wall's days and what is looked at anew, and forgets all else. */
async function reloadWall(client: QueryClient, { filter }: WallCards): Promise<void> {
  const days = await fetchDays(filter)
  const total = countOf(days.days)
  const top = Math.min((wantedOf(client, filter)?.to ?? total) - 1, total - 1)
  const fresh = emptyWall(days, filter)
  const query = pageAt(fresh, top, LARGEST / 2)
  const page = query && (await fetchPage(query))
  const looked = wantedOf(client, filter)
  client.setQueryData(wallQuery(filter).queryKey, (now) => {
    const next = insteadOf(now, page ? withPage(fresh, top, page) : fresh)
    return now && filter !== '' ? withLeaving(client, now, next, looked) : next
  })
  // Where the viewer went meanwhile nobody asks again.
  if (looked) wantCards(client, filter, looked)
}

/** Counts the days again where something was deleted or restored; a wall on which they are not as they should be by now is fetched anew. */
async function follow(client: QueryClient, changes: readonly GenerationStatus[]): Promise<void> {
  changeWalls(client, (wall) => changeWall(wall, { changes: [...changes], rev: wall.rev }, wall.rev))
  for (const { filter } of wallsIn(client)) {
    const { days } = await fetchDays(filter)
    const wall = client.getQueryData(wallQuery(filter).queryKey)
    if (wall && JSON.stringify(wall.days) !== JSON.stringify(days)) await reloadWall(client, wall)
  }
  changeWalls(client, (wall) => ({ ...wall, came: 0 }))
}

/** Ids that stand where no card is known, though they are counted: they are not looked for again. */
const elsewhere = new WeakMap<QueryClient, Set<string>>()

async function wholeNews(client: QueryClient, ids: readonly string[]): Promise<void> {
  const known = elsewhere.get(client) ?? new Set()
  elsewhere.set(client, known)
  const onWall = () => new Set([...(client.getQueryData(WHOLE)?.cards.values() ?? [])].map((card) => card.id))
  const before = onWall()
  if (!client.getQueryData(WHOLE) || ids.every((id) => before.has(id) || known.has(id))) return
  // Again only where the wall became another while the answer came, by a press of one's own or a deletion.
  while (!(await loadHead(client)));
  const after = onWall()
  for (const id of ids) if (!after.has(id)) known.add(id)
}

/** Keeps the walls up to date, for the change feed and for what this browser does itself. */
export const wallKeeper: WallKeeper = {
  put: (client, card, replaces) => {
    const isCounted = elsewhere.get(client)?.has(card.id)
    changeWalls(client, (wall) => {
      if (wall.filter === '' && isStandIn(card)) return putUncounted(wall, card)
      if (wall.filter === '' && !isCounted) return putOnWall(wall, card, dayIn(wall.timeZone, card.createdAt), replaces)
      return takeOffWall(replaceOnWall(wall, card), replaces ?? '')
    })
  },
  remove: (client, id) => {
    changeWalls(client, (wall) => takeOffWall(wall, id))
  },
  apply: (client, changes, since) => {
    changeWalls(client, (wall) => changeWall(wall, changes, since))
  },
  news: async (client, changes) => {
    for (const { filter } of wallsIn(client)) if (filter !== '') narrowedNews(client, filter, changes)
    const shown = changes.filter((status) => !status.deleted)
    await wholeNews(
      client,
      shown.map((status) => status.id),
    )
  },
  reload: async (client) => {
    for (const wall of wallsIn(client)) await reloadWall(client, wall)
  },
  follow,
}
