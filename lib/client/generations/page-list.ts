import type { InfiniteData } from '@tanstack/react-query'
import type { Changes, GenerationPage, GenerationStatus, GenerationView } from '#lib/domain/generation/generation'
import { isSettled } from '#lib/domain/generation/states'

/** The wall as it is cached: pages from newest to oldest. The `rev` of a page is the one up to which all of its cards are known. */
export type PageList = InfiniteData<GenerationPage, string | null>

/** The earlier of two revisions: decimal numbers without leading zeros, too large for a JavaScript number. */
export function earlierRev(a: string, b: string): string {
  if (a.length !== b.length) return a.length < b.length ? a : b
  return a < b ? a : b
}

/** All cards, newest first, each once. */
export function cardsOf(list: Pick<PageList, 'pages'>): GenerationView[] {
  const byId = new Map<string, GenerationView>()
  for (const page of list.pages) {
    for (const card of page.generations) if (!byId.has(card.id)) byId.set(card.id, card)
  }
  return [...byId.values()]
}

/**
 * Puts a generation where its id stands, else on top.
 * @param replaces id of the card that it takes the place of, when a submitted click gets its real id
 */
export function putCard(list: PageList, card: GenerationView, replaces: string = card.id): PageList {
  const known = has(list, card.id)
  const target = known ? card.id : replaces
  const cleared = known && replaces !== card.id ? removeCard(list, replaces) : list
  if (has(cleared, target)) {
    return mapCards(cleared, (old) => (old.id === target ? card : withTakes(old, card)))
  }
  const [first, ...rest] = cleared.pages
  if (!first) return cleared
  const grown = { ...cleared, pages: [{ ...first, generations: [card, ...first.generations] }, ...rest] }
  return mapCards(grown, (old) => withTakes(old, card))
}

/** The card with as many takes of its shot as the newer one knows of. */
function withTakes(card: GenerationView, { shot }: Pick<GenerationView, 'shot'>): GenerationView {
  if (card.shot.id !== shot.id || card.shot.takes >= shot.takes) return card
  return { ...card, shot: { ...card.shot, takes: shot.takes } }
}

/** Takes a card off the page that it stands on. */
export function removeCard(list: PageList, id: string): PageList {
  const pages = list.pages.map((page) =>
    page.generations.some((card) => card.id === id)
      ? { ...page, generations: page.generations.filter((card) => card.id !== id) }
      : page,
  )
  return { ...list, pages }
}

/**
 * Applies what the change feed said.
 * @param since the revision that the request went on from. A page that came meanwhile and is older keeps its own revision,
 *   so that the next request asks for what it misses.
 */
export function changeCards(
  list: PageList,
  { changes, rev }: Pick<Changes, 'changes' | 'rev'>,
  since: string,
): PageList {
  const byId = new Map(changes.map((status) => [status.id, status]))
  const changed = byId.size === 0 ? list : mapCards(list, (card) => withStatus(card, byId.get(card.id)))
  const pages = changed.pages.map((page) =>
    page.rev !== rev && earlierRev(page.rev, since) === since ? { ...page, rev } : page,
  )
  return { ...changed, pages }
}

/** The card with a newer status; progress never goes back within one state. */
export function withStatus(card: GenerationView, status: GenerationStatus | undefined): GenerationView {
  if (!status) return card
  const before = card.status
  const progress =
    before.state === status.state && before.progress !== null
      ? Math.max(before.progress, status.progress ?? 0)
      : status.progress
  return { ...card, status: { ...status, progress } }
}

/**
 * Takes in a newly fetched first page. Cards that are new go on top. Where it does not reach down to anything known,
 * cards are missing in between, so the list starts anew with it.
 */
export function mergeNewest(list: PageList, newest: GenerationPage): PageList {
  const [first, ...rest] = list.pages
  const known = new Set(cardsOf(list).map((card) => card.id))
  const reaches = newest.nextCursor === null || newest.generations.some((card) => known.has(card.id))
  if (!first || !reaches) return { pages: [newest], pageParams: [null] }
  const fresh = new Map(newest.generations.map((card) => [card.id, card]))
  const merged = {
    ...first,
    rev: earlierRev(first.rev, newest.rev),
    generations: [...newest.generations.filter((card) => !known.has(card.id)), ...first.generations],
  }
  const shots = new Map(newest.generations.map((card) => [card.shot.id, card]))
  return mapCards({ ...list, pages: [merged, ...rest] }, (card) =>
    withTakes(withStatus(card, fresh.get(card.id)?.status), shots.get(card.shot.id) ?? card),
  )
}

function has(list: PageList, id: string): boolean {
  return list.pages.some((page) => page.generations.some((card) => card.id === id))
}

/** Pages in which nothing changed stay the same objects, so that nothing of theirs is drawn again. */
function mapCards(list: PageList, change: (card: GenerationView) => GenerationView): PageList {
  const pages = list.pages.map((page) => {
    const generations = page.generations.map(change)
    return generations.some((card, i) => card !== page.generations[i]) ? { ...page, generations } : page
  })
  return { ...list, pages }
}

/** A poster follows its clip within seconds; one that has not come by then will not come soon. In ms. */
const POSTER_WAIT_MS = 60_000

/**
 * Whether something will still change about a card by itself: until it has settled, and a little longer for the poster of a ready clip.
 * @param now the server's clock, Unix ms
 */
export function isUnderWay({ state, stateSince, clip }: GenerationStatus, now: number): boolean {
  return !isSettled(state) || (clip?.posterUrl === null && now - stateSince < POSTER_WAIT_MS)
}
