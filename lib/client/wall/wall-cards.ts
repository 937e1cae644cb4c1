import { earlierRev, withStatus } from '#lib/client/generations/page-list'
import { withoutTakes } from '#lib/client/generations/without-takes'
import type { Changes, GenerationPage, GenerationView } from '#lib/domain/generation/generation'
import type { WallDays } from '#lib/domain/wall/days-schema'
import { countOf, type DayCount, placeOf } from '#lib/domain/wall/place'
import { withOneMore } from '#lib/domain/wall/with-one-more'
import { isNewer } from './is-newer.ts'

/**
 * The wall as a browser knows it: how many there are on each day, and a few of them by rank (lib/domain/wall/place.ts). Everything is known
 * up to `rev`. `cursors` tells how to go on below a page, by the rank that comes next.
 */
export type WallCards = {
  /** What it is narrowed to, as `filterText` writes it; then all of this is of what is left. */
  filter: string
  /** Another object for each time that it was read anew, and the same through all that it then hears of. */
  begun: object
  days: readonly DayCount[]
  today: string
  timeZone: string
  rev: string
  cards: ReadonlyMap<number, GenerationView>
  cursors: ReadonlyMap<number, string>
  /** Cards that are drawn among the others (uncounted.ts) and that no day counts, so that none of this is other than the server has it. */
  uncounted: readonly GenerationView[]
  /** The last look for cards came to nothing. */
  failed: boolean
  /** How many have come above all that were there; less than it was where none of them is to be told as new any more. */
  came: number
  /** Raised whenever cards that were there have other ranks than before: a page that was asked for by an earlier one stands elsewhere. */
  shifts: number
}

/** How many cards are kept: some screens in both directions. What is further away is forgotten, so that no walk through the wall fills the memory. */
const KEPT = 360

/** A wall of which nothing but its days is known. */
export function emptyWall({ days, today, timeZone, rev }: WallDays, filter: string): WallCards {
  return {
    filter,
    begun: {},
    days,
    today,
    timeZone,
    rev,
    cards: new Map(),
    cursors: new Map(),
    uncounted: [],
    failed: false,
    came: 0,
    shifts: 0,
  }
}

/** Takes a page in. @param top the rank of its first card */
export function withPage(wall: WallCards, top: number, page: GenerationPage): WallCards {
  const cards = new Map(wall.cards)
  const cursors = new Map(wall.cursors)
  for (const [i, card] of page.generations.entries()) cards.set(top - i, card)
  if (page.nextCursor !== null) cursors.set(top - page.generations.length, page.nextCursor)
  if (cards.size > KEPT) {
    const far = [...cards.keys()].sort((a, b) => Math.abs(b - top) - Math.abs(a - top)).slice(0, cards.size - KEPT)
    // By its newest a narrowed wall knows what came above it, and what came elsewhere.
    const newest = wall.filter === '' ? null : countOf(wall.days) - 1
    for (const rank of far) if (rank !== newest) cards.delete(rank)
    for (const rank of cursors.keys()) if (Math.abs(rank - top) > KEPT) cursors.delete(rank)
  }
  return { ...wall, cards, cursors, rev: earlierRev(wall.rev, page.rev), failed: false }
}

/** A wall's days with the newest as they are now. @param head the days since the newest that was known */
export function withNewestDays(wall: Pick<WallCards, 'days'>, head: WallDays): DayCount[] {
  const since = wall.days[0]?.[0] ?? ''
  return [...head.days, ...wall.days.filter(([day]) => day < since)]
}

/**
 * Takes in what the newest days have come to.
 * @param newest a page from the place of the newest of them, where the cards there are shown
 */
export function withHead(wall: WallCards, head: WallDays, newest: GenerationPage | null): WallCards {
  const since = wall.days[0]?.[0] ?? ''
  const before = countOf(wall.days)
  const days = withNewestDays(wall, head)
  const grown = countOf(days) - before
  const known = wall.cards.get(before - 1)
  const came = wall.came + (newerThan(known, newest) ?? Math.max(0, grown))
  const next = { ...wall, days, today: head.today, rev: earlierRev(wall.rev, head.rev), came }
  if (!newest) return grown < 0 ? withoutSince(next, since) : next
  const fits = known === undefined ? grown >= 0 : newest.generations[grown]?.id === known.id
  // What was inserted in between, or taken off, gives other ranks to all that is newer.
  return withPage(fits ? next : withoutSince(next, since), countOf(days) - 1, newest)
}

/** How many of a wall's newest are newer than a card; null where that is not known. @param newest a page of them */
export function newerThan(card: GenerationView | undefined, newest: GenerationPage | null): number | null {
  if (!card || !newest) return null
  const newer = newest.generations.filter((one) => isNewer(one, card)).length
  return newer < newest.generations.length || newest.nextCursor === null ? newer : null
}

/** A wall that has forgotten the cards of a day and of all later ones. */
export function withoutSince(wall: WallCards, since: string): WallCards {
  const first = countOf(wall.days.filter(([day]) => day < since))
  const below = <T>(all: ReadonlyMap<number, T>) => new Map([...all].filter(([rank]) => rank < first))
  return { ...wall, cards: below(wall.cards), cursors: below(wall.cursors), shifts: wall.shifts + 1 }
}

/** Applies what the change feed said. @param since the revision that the request went on from */
export function changeWall(
  wall: WallCards,
  { changes, rev }: Pick<Changes, 'changes' | 'rev'>,
  since: string,
): WallCards {
  const byId = new Map(changes.map((status) => [status.id, status]))
  // Known up to a later one than was asked from: what lies between is told now, or was known before.
  const known = earlierRev(wall.rev, since) === since ? rev : wall.rev
  const cards = byId.size === 0 ? wall.cards : mapCards(wall.cards, (card) => withStatus(card, byId.get(card.id)))
  const uncounted = changeAll(wall.uncounted, (card) => withStatus(card, byId.get(card.id)))
  const next = cards === wall.cards && uncounted === wall.uncounted ? wall : { ...wall, cards, uncounted }
  const gone = [...cards.values(), ...uncounted].filter((card) => card.status.deleted)
  if (gone.length > 0) return { ...withoutCards(next, gone), rev: known }
  return known === next.rev ? next : { ...next, rev: known }
}

/**
 * Puts a generation where it stands, or on top where it is newer than all that is known. An older one may be counted already: that is for the
 * server to say.
 * @param day the one that it was made on
 * @param replaces id of the card that stands for it
 */
export function putOnWall(wall: WallCards, card: GenerationView, day: string, replaces: string = card.id): WallCards {
  const next = takeOffWall(replaceOnWall(wall, card), replaces)
  const top = next.cards.get(countOf(next.days) - 1)
  const isKnown = [...next.cards.values()].some((one) => one.id === card.id)
  if (isKnown || day < (next.days[0]?.[0] ?? '') || (top && !isNewer(card, top))) return next
  const cards = new Map(next.cards).set(countOf(next.days), card)
  // Where a card stood for it nothing comes that was not there to be seen.
  const came = next.uncounted === wall.uncounted ? next.came + 1 : next.came
  return { ...next, days: withOneMore(next.days, day), today: day > next.today ? day : next.today, cards, came }
}

/** Puts a card there that no day counts. */
export function putUncounted(wall: WallCards, card: GenerationView): WallCards {
  return { ...wall, uncounted: [...wall.uncounted.filter((one) => one.id !== card.id), card] }
}

/** Puts a generation where it stands, and nowhere else: whether it belongs on a narrowed wall is for the server to say. */
export function replaceOnWall(wall: WallCards, card: GenerationView): WallCards {
  const newer = (old: GenerationView) => (old.id === card.id ? card : old)
  const cards = mapCards(wall.cards, newer)
  const uncounted = changeAll(wall.uncounted, newer)
  return cards === wall.cards && uncounted === wall.uncounted ? wall : { ...wall, cards, uncounted }
}

/** Takes off a card that no day counts. */
export function takeOffWall(wall: WallCards, id: string): WallCards {
  const uncounted = wall.uncounted.filter((card) => card.id !== id)
  return uncounted.length === wall.uncounted.length ? wall : { ...wall, uncounted }
}

/** Takes off cards that were deleted, wherever they stand: what is newer moves down by a rank. */
function withoutCards(wall: WallCards, gone: readonly GenerationView[]): WallCards {
  const ids = new Set(gone.map((card) => card.id))
  const ranks = [...wall.cards].flatMap(([rank, card]) => (ids.has(card.id) ? [rank] : [])).sort((a, b) => a - b)
  const lost = new Map<string, number>()
  for (const rank of ranks) {
    const day = placeOf(wall.days, rank)?.day
    if (day !== undefined) lost.set(day, (lost.get(day) ?? 0) + 1)
  }
  const down = (rank: number) => rank - ranks.filter((one) => one < rank).length
  const cards = [...wall.cards].flatMap(([rank, card]) =>
    ids.has(card.id) ? [] : [[down(rank), withoutTakes(card, gone)] as const],
  )
  // A cursor goes on below the card above it, so one that led to a card that is gone leads to the next.
  const cursors = [...wall.cursors].map(([rank, cursor]) => [down(rank + 1) - 1, cursor] as const)
  const uncounted = wall.uncounted.filter((card) => !ids.has(card.id)).map((card) => withoutTakes(card, gone))
  const days = wall.days.flatMap(([day, count]): DayCount[] => {
    const left = count - (lost.get(day) ?? 0)
    return left > 0 ? [[day, left]] : []
  })
  return { ...wall, days, cards: new Map(cards), cursors: new Map(cursors), uncounted, shifts: wall.shifts + 1 }
}

/** The highest part of a stretch of ranks of which the cards are not known. `to` is behind it. */
export function missingIn(
  wall: WallCards,
  { from, to }: { from: number; to: number },
): { from: number; to: number } | null {
  let end = Math.min(to, countOf(wall.days))
  while (end > from && wall.cards.has(end - 1)) end -= 1
  let begin = end
  while (begin > from && begin > 0 && !wall.cards.has(begin - 1)) begin -= 1
  return begin < end ? { from: begin, to: end } : null
}

/** The same map where nothing changed, so that nothing is drawn again. */
function mapCards(
  cards: ReadonlyMap<number, GenerationView>,
  change: (card: GenerationView) => GenerationView,
): ReadonlyMap<number, GenerationView> {
  const changed = [...cards].flatMap(([rank, card]) => {
    const next = change(card)
    return next === card ? [] : [[rank, next] as const]
  })
  return changed.length === 0 ? cards : new Map([...cards, ...changed])
}

/** The same for a list. */
function changeAll(
  cards: readonly GenerationView[],
  change: (card: GenerationView) => GenerationView,
): readonly GenerationView[] {
  const changed = cards.map(change)
  return changed.some((card, i) => card !== cards[i]) ? changed : cards
}
