import type { QueryClient } from '@tanstack/react-query'
import { fetchJson, fetchPage } from '#lib/client/fetch-page'
import type { GenerationStatus } from '#lib/domain/generation'
import type { WallDays } from '#lib/domain/wall/days-schema'
import { countOf, placeOf, placeText } from '#lib/domain/wall/place'
import { dayIn } from './day-in.ts'
import {
  changeWall,
  emptyWall,
  missingIn,
  putOnWall,
  takeOffWall,
  type WallCards,
  withHead,
  withPage,
} from './wall-cards.ts'
import { WALL_KEY, type WallKeeper } from './wall-query.ts'

/** Most cards that are fetched at a time, as the server has it too. */
const LARGEST = 96
/** Least cards that are fetched at a time. */
const LEAST = 24

type Wanted = { from: number; to: number; request: { from: number; to: number; abort: AbortController } | null }
const wanted = new WeakMap<QueryClient, Wanted>()

/**
 * Has the cards of some ranks come, the newest first. One request at a time; one for what is not looked at any more is given up.
 * @param range from its oldest to behind its newest
 */
export function wantCards(client: QueryClient, range: { from: number; to: number }): void {
  const want = wanted.get(client) ?? { ...range, request: null }
  Object.assign(want, range)
  wanted.set(client, want)
  const { request } = want
  if (request && (request.to <= range.from || request.from >= range.to)) {
    request.abort.abort()
    want.request = null
  }
  void bring(client, want)
}

async function bring(client: QueryClient, want: Wanted): Promise<void> {
  const wall = client.getQueryData<WallCards>(WALL_KEY)
  const missing = wall && missingIn(wall, want)
  if (!wall || want.request || !missing) return
  const top = missing.to - 1
  const limit = Math.min(LARGEST, Math.max(LEAST, missing.to - missing.from))
  const request = { from: missing.to - limit, to: missing.to, abort: new AbortController() }
  want.request = request
  try {
    const cursor = wall.cursors.get(top)
    const place = placeOf(wall.days, top)
    if (!place) return
    const query = cursor === undefined ? { at: placeText(place) } : { cursor }
    const page = await fetchPage({ ...query, limit: String(limit) }, request.abort.signal)
    if (want.request !== request) return
    client.setQueryData<WallCards>(WALL_KEY, (now) => now && withPage(now, top, page))
    want.request = null
    if (page.generations.length > 0) void bring(client, want)
  } catch {
    if (want.request !== request) return
    client.setQueryData<WallCards>(WALL_KEY, (now) => now && { ...now, failed: true })
  } finally {
    if (want.request === request) want.request = null
  }
}

/** Looks for what came on top. Costs the same on a wall of any size. */
async function loadHead(client: QueryClient): Promise<void> {
  const wall = client.getQueryData<WallCards>(WALL_KEY)
  if (!wall) return
  const head = await fetchDays(wall.days[0]?.[0])
  const before = countOf(wall.days)
  const since = wall.days[0]?.[0] ?? ''
  const grown = countOf(head.days) - countOf(wall.days.filter(([day]) => day >= since))
  const shown = before === 0 || wall.cards.has(before - 1)
  const limit = String(Math.max(1, Math.min(LARGEST, grown + 1)))
  const newest = shown && grown !== 0 ? await fetchPage({ limit }) : null
  // What was put there meanwhile is counted by the server too, but not known to this answer.
  client.setQueryData<WallCards>(WALL_KEY, (now) =>
    now === undefined || now.days !== wall.days ? now : withHead(now, head, newest),
  )
}

async function fetchDays(from?: string): Promise<WallDays> {
  const answer = await fetchJson(`/api/generations/days${from === undefined ? '' : `?from=${from}`}`)
  return (await import('#lib/domain/wall/days-schema')).wallDaysSchema.parse(answer)
}

/** Fetches the days and what is looked at anew, and forgets all else. */
async function reload(client: QueryClient): Promise<void> {
  if (!client.getQueryData(WALL_KEY)) return
  const days = await fetchDays()
  const total = countOf(days.days)
  const top = Math.min((wanted.get(client)?.to ?? total) - 1, total - 1)
  const place = placeOf(days.days, top)
  const page = place ? await fetchPage({ at: placeText(place), limit: String(LARGEST / 2) }) : null
  const fresh = emptyWall(days)
  client.setQueryData<WallCards>(WALL_KEY, page ? withPage(fresh, top, page) : fresh)
}

const change = (client: QueryClient, how: (wall: WallCards) => WallCards) =>
  client.setQueryData<WallCards>(WALL_KEY, (wall) => wall && how(wall))

/** Counts the days again where something was deleted or restored; where they are not as they should be by now, all is fetched anew. */
async function follow(client: QueryClient, changes: readonly GenerationStatus[]): Promise<void> {
  if (!client.getQueryData(WALL_KEY)) return
  putMoved(client, changes)
  const { days } = await fetchDays()
  const wall = client.getQueryData<WallCards>(WALL_KEY)
  if (wall && JSON.stringify(wall.days) !== JSON.stringify(days)) await reload(client)
}

/** Known up to no later revision than before. */
function putMoved(client: QueryClient, changes: readonly GenerationStatus[]): void {
  change(client, (wall) => changeWall(wall, { changes: [...changes], rev: wall.rev }, wall.rev))
}

/** Ids that change but stand where no card is known: they are not looked for again. */
const elsewhere = new WeakMap<QueryClient, Set<string>>()

/** Keeps the wall up to date, for the change feed and for what this browser does itself. */
export const wallKeeper: WallKeeper = {
  put: (client, card, replaces) => {
    change(client, (wall) => putOnWall(wall, card, dayIn(wall.timeZone, card.createdAt), replaces))
  },
  remove: (client, id) => {
    change(client, (wall) => takeOffWall(wall, id))
  },
  apply: (client, changes, since) => {
    change(client, (wall) => changeWall(wall, changes, since))
  },
  news: async (client, ids) => {
    const known = elsewhere.get(client) ?? new Set()
    elsewhere.set(client, known)
    const onWall = () =>
      new Set([...(client.getQueryData<WallCards>(WALL_KEY)?.cards.values() ?? [])].map((card) => card.id))
    const before = onWall()
    if (client.getQueryData(WALL_KEY) && ids.some((id) => !before.has(id) && !known.has(id))) {
      await loadHead(client)
      const after = onWall()
      for (const id of ids) if (!after.has(id)) known.add(id)
    }
  },
  follow,
  reload,
}
