import type { QueryClient } from '@tanstack/react-query'
import { fetchPage } from '#lib/client/generations/fetch-page'
import {
  bareRevIs,
  generationKeys,
  generationPagesQuery,
  type KnownGeneration,
  learnRev,
  type Shelf,
  shelves,
  singlesIn,
} from '#lib/client/generations/generation-pages'
import {
  cardsOf,
  changeCards,
  earlierRev,
  mergeNewest,
  type PageList,
  removeCard,
  withStatus,
} from '#lib/client/generations/page-list'
import { withoutTakes } from '#lib/client/generations/without-takes'
import { NEWS_KEY } from '#lib/client/review/news-query'
import type { Changes, GenerationStatus } from '#lib/domain/generation/generation'
import { serverClock } from './server-clock.ts'

/** Ids that change but are not among the newest: cards far down that were never loaded. They are not looked for again. */
const elsewhere = new WeakMap<QueryClient, Set<string>>()

/**
 * Takes into the cache what the change feed said, and fetches what it does not tell: cards that are new, or all of them after a gap.
 * @param since the revision that the request went on from
 * @throws when the server knows less than this browser, while the page is loaded anew
 */
export async function followChanges(client: QueryClient, changes: Changes, since: string): Promise<void> {
  serverClock.set(changes.now)
  if (changes.reset && earlierRev(since, changes.rev) !== since) {
    // Restored from a backup: nothing that the page shows or holds can be gone on from. Where something is only half uploaded people are
    // asked whether they leave, and this is tried again, with growing pauses.
    location.reload()
    throw new Error('the server was restored from a backup')
  }
  if (changes.reset) {
    learnRev(client, changes.rev)
    return reloadPages(client)
  }
  if (changes.changes.some((change) => change.deleted || change.restored)) await followMoves(client, changes.changes)
  const passed = elsewhere.get(client) ?? new Set()
  elsewhere.set(client, passed)
  if (unknownIds(client, changes).some((id) => !passed.has(id))) {
    await loadNewest(client)
    for (const id of unknownIds(client, changes)) passed.add(id)
  }
  if (changes.changes.some((change) => change.review)) void client.invalidateQueries({ queryKey: NEWS_KEY })
  if (changes.changes.length > 0) await each((shelf) => shelf.news(client, changes.changes))
  applyChanges(client, changes, since)
}

/** Follows generations that were deleted, or restored to their old places, wherever they are or would be shown. */
export async function followMoves(client: QueryClient, changes: GenerationStatus[]): Promise<void> {
  const moved = changes.filter((change) => change.deleted || change.restored)
  void client.invalidateQueries({ queryKey: ['takes'] })
  const gone = new Set(moved.filter((change) => change.deleted).map((change) => change.id))
  client.setQueryData<PageList>(generationKeys.pages, (list) => list && withoutCards(list, gone))
  if (unknownIds(client, { changes: moved }).length > 0) await loadAnew(client)
  await each((shelf) => shelf.follow(client, moved))
}

function withoutCards(list: PageList, ids: ReadonlySet<string>): PageList {
  const gone = cardsOf(list).filter((card) => ids.has(card.id))
  const left = gone.reduce((rest, { id }) => removeCard(rest, id), list)
  const pages = left.pages.map((page) => ({
    ...page,
    generations: page.generations.map((card) => withoutTakes(card, gone)),
  }))
  return gone.length === 0 ? list : { ...left, pages }
}

/**
 * Applies what the change feed said to everything that is cached.
 * @param since the revision that the request went on from
 */
function applyChanges(client: QueryClient, changes: Pick<Changes, 'changes' | 'rev'>, since: string): void {
  bareRevIs(client, changes.rev)
  spread(client, changes, since)
}

/** At once: what one of them has to fetch is not waited for by the others. */
async function each(update: (shelf: Shelf) => Promise<void>): Promise<void> {
  await Promise.all([...shelves].map(update))
}

/** Later than every revision: what goes on from there is known up to none. */
const NO_REV = '9'.repeat(30)

/** Takes statuses in, of which only that much is known: wherever these generations are shown. */
export function putStatuses(client: QueryClient, changes: GenerationStatus[]): void {
  spread(client, { changes, rev: NO_REV }, NO_REV)
}

function spread(client: QueryClient, changes: Pick<Changes, 'changes' | 'rev'>, since: string): void {
  client.setQueriesData<PageList>(
    { queryKey: generationKeys.pages },
    (list) => list && changeCards(list, changes, since),
  )
  for (const [key, known] of singlesIn(client)) {
    const status = changes.changes.find((change) => change.id === known.generation.id)
    const rev = earlierRev(known.rev, since) === since ? changes.rev : known.rev
    client.setQueryData<KnownGeneration>(key, { generation: withStatus(known.generation, status), rev })
  }
  for (const shelf of shelves) shelf.apply(client, changes, since)
}

/** Ids among the changes that are not among the cached pages; none while there are no pages. */
export function unknownIds(client: QueryClient, { changes }: Pick<Changes, 'changes'>): string[] {
  const list = client.getQueryData<PageList>(generationKeys.pages)
  if (!list) return []
  const known = new Set(cardsOf(list).map((card) => card.id))
  return changes.filter((change) => !change.deleted && !known.has(change.id)).map((change) => change.id)
}

/** Fetches the newest page and puts what is new before the cached ones. */
async function loadNewest(client: QueryClient): Promise<void> {
  const newest = await fetchPage({})
  client.setQueryData<PageList>(generationKeys.pages, (list) => list && mergeNewest(list, newest))
}

/** What came with a page is not on the screen before all of that is alive, and must not be forgotten until then. In ms. */
const COMING_MS = 30_000

/** Fetches everything that is on the screen anew, and forgets what is not. */
async function reloadPages(client: QueryClient): Promise<void> {
  client.removeQueries({
    queryKey: generationKeys.all,
    type: 'inactive',
    predicate: ({ state }) => state.dataUpdatedAt < Date.now() - COMING_MS,
  })
  await loadAnew(client)
  await each((shelf) => shelf.reload(client))
}

/**
 * Fetches all cached pages anew. Told how, and not `refetchQueries`: what came with the page (`learnPages`) is there before any list of it,
 * and would be fetched as if it were no list.
 */
async function loadAnew(client: QueryClient): Promise<void> {
  if (client.getQueryData(generationKeys.pages))
    await client.fetchInfiniteQuery({ ...generationPagesQuery(), staleTime: 0 })
}
