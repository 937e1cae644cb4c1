import type { QueryClient } from '@tanstack/react-query'
import { fetchPage } from '#lib/client/generations/fetch-page'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { countOf } from '#lib/domain/wall/place'
import { askedOf } from './asked-of.ts'
import { fetchDays } from './fetch-days.ts'
import { type WallCards, withoutSince, withPage } from './wall-cards.ts'
import { wallQuery } from './wall-query.ts'
import { LARGEST, pageAt, wantedOf } from './wanted-cards.ts'

/** What is new is looked for so soon, in ms: several things that happen at once are one look. */
const SOON_MS = 250
/** A card that does not belong there any more stays so long, in ms, for who was looking at it. */
const LINGER_MS = 4_000
/** A card under the pointer or with the focus in it stays; it is looked again so often, in ms. */
const HELD_MS = 1_000

/** Of more than so many at once all days are asked for. */
const NAMED = 100

type Watch = {
  /** What was last heard of each generation, as far as it decides whether it hangs there. */
  heard: Map<string, string>
  /** Of which wall: one that was read anew may know of things that were never heard of here. */
  begun: object | undefined
  /** Ids to ask for, and whether they are cards that stay as long as somebody holds them. */
  pending: Map<string, boolean>
  due: number
  timer: ReturnType<typeof setTimeout> | undefined
}
const watches = new WeakMap<QueryClient, Map<string, Watch>>()

/**
 * Takes in for a narrowed wall that generations changed. Only the server knows whether they belong there now, so it is asked for the days since
 * the oldest of them: what is new comes at once, what no longer belongs leaves a little later and never from under the pointer.
 */
export function narrowedNews(client: QueryClient, filter: string, changes: readonly GenerationStatus[]): void {
  const watch = watchOf(client, filter)
  const wall = client.getQueryData(wallQuery(filter).queryKey)
  if (watch.begun !== wall?.begun) watch.heard.clear()
  watch.begun = wall?.begun
  const here = new Set([...(wall?.cards.values() ?? [])].map((card) => card.id))
  const asked = askedOf(filter)
  for (const status of changes) {
    const { id, deleted } = status
    const heard = asked(status)
    if (watch.heard.get(id) === heard) continue
    watch.heard.set(id, heard)
    watch.pending.set(id, here.has(id) && !deleted)
    lookIn(client, filter, watch, here.has(id) && !deleted ? LINGER_MS : SOON_MS)
  }
}

function watchOf(client: QueryClient, filter: string): Watch {
  const ofClient = watches.get(client) ?? new Map<string, Watch>()
  const watch = ofClient.get(filter) ?? {
    heard: new Map(),
    begun: undefined,
    pending: new Map(),
    due: 0,
    timer: undefined,
  }
  watches.set(client, ofClient.set(filter, watch))
  return watch
}

function lookIn(client: QueryClient, filter: string, watch: Watch, ms: number): void {
  const due = Date.now() + ms
  if (watch.timer !== undefined && watch.due <= due) return
  clearTimeout(watch.timer)
  watch.due = due
  watch.timer = setTimeout(() => void look(client, filter, watch), ms)
}

async function look(client: QueryClient, filter: string, watch: Watch): Promise<void> {
  const again = (ms: number) => {
    watch.timer = undefined
    lookIn(client, filter, watch, ms)
  }
  if ([...watch.pending].some(([id, stays]) => stays && isHeld(id))) return again(HELD_MS)
  const asked = new Map(watch.pending)
  watch.pending.clear()
  try {
    if (await settle(client, filter, [...asked.keys()])) watch.timer = undefined
    else throw new Error('the wall became another meanwhile')
  } catch {
    watch.pending = new Map([...asked, ...watch.pending])
    return again(LINGER_MS)
  }
  if (watch.pending.size > 0) lookIn(client, filter, watch, SOON_MS)
}

const isHeld = (id: string) =>
  document.querySelector(`[data-id="${CSS.escape(id)}"]:is(:hover, :focus-within)`) !== null

/** Fetches the days that may have changed and what of them is in sight, and puts both there at once. @returns whether it could */
async function settle(client: QueryClient, filter: string, ids: readonly string[]): Promise<boolean> {
  const { queryKey } = wallQuery(filter)
  const wall = client.getQueryData(queryKey)
  if (!wall) return true
  const head = await fetchDays(filter, ids.length > NAMED ? {} : { of: ids })
  const since = head.since ?? ''
  const older = wall.days.filter(([day]) => day < since)
  const next: WallCards = { ...wall, days: [...head.days, ...older], today: head.today }
  const { top, limit } = inSight(next, wantedOf(client, filter), countOf(wall.days))
  const query = top >= countOf(older) ? pageAt(next, top, limit) : null
  const page = query && (await fetchPage(query))
  let done = false
  client.setQueryData(queryKey, (now) => {
    done = now === undefined || now.days === wall.days
    if (!now || !done) return now
    const cut = withoutSince({ ...now, days: next.days, today: next.today }, since)
    return page ? withPage(cut, top, page) : cut
  })
  return done
}

/** The cards that are to be looked at: at the top of the wall those that are its top now. */
function inSight({ days }: WallCards, range: { from: number; to: number } | null, before: number) {
  const total = countOf(days)
  const { from, to } = range ?? { from: total - LARGEST, to: before }
  const top = to >= before ? total - 1 : Math.min(to, total) - 1
  return { top, limit: Math.min(LARGEST, Math.max(1, to - from + 1)) }
}
