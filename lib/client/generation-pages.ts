import { infiniteQueryOptions, type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import type { Changes, GenerationPage, GenerationView } from '#lib/domain/generation'
import {
  cardsOf,
  changeCards,
  earlierRev,
  isUnderWay,
  mergeNewest,
  type PageList,
  putCard,
  removeCard,
  withStatus,
} from './page-list.ts'
import { serverClock } from './server-clock.ts'

/** A single generation and the revision up to which it is known. */
export type KnownGeneration = { generation: GenerationView; rev: string }

export const generationKeys = {
  all: ['generations'] as const,
  pages: ['generations', 'pages'] as const,
  one: (id: string) => ['generations', 'one', id] as const,
}

/** How long a wall that was left stays as it was, in ms: coming back finds the same place. */
const KEPT_MS = 30 * 60_000

/** The wall, newest first, page by page. */
export function generationPagesQuery() {
  return infiniteQueryOptions({
    queryKey: generationKeys.pages,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    gcTime: KEPT_MS,
  })
}

/** One generation, as a page that shows it alone brought it along; the change feed keeps it up to date. */
export function generationQuery(id: string) {
  return queryOptions<KnownGeneration>({ queryKey: generationKeys.one(id), queryFn: skipToken, gcTime: KEPT_MS })
}

/** Takes what the server knew when it drew the page, unless the browser has heard of later things. */
export function learnGeneration(client: QueryClient, known: KnownGeneration): void {
  client.setQueryData<KnownGeneration>(generationKeys.one(known.generation.id), (old) =>
    old && earlierRev(old.rev, known.rev) === known.rev ? old : known,
  )
}

/** What `generationPagesQuery` starts with when the server sent the first page along. */
export function startWith(firstPage: GenerationPage): PageList {
  return { pages: [firstPage], pageParams: [null] }
}

/**
 * Puts a generation on the wall, on top if it is new, and wherever else it is shown.
 * @param replaces id of the card that stood for it until the server answered; it keeps its React key ({@link cardKey})
 */
export function putGeneration(client: QueryClient, generation: GenerationView, replaces?: string): void {
  if (replaces !== undefined && replaces !== generation.id) cardKeys.set(generation.id, replaces)
  client.setQueryData<PageList>(generationKeys.pages, (list) => list && putCard(list, generation, replaces))
  client.setQueryData<KnownGeneration>(generationKeys.one(generation.id), (known) => known && { ...known, generation })
}

/** Takes a generation off the wall. */
export function removeGeneration(client: QueryClient, id: string): void {
  client.setQueryData<PageList>(generationKeys.pages, (list) => list && removeCard(list, id))
  client.removeQueries({ queryKey: generationKeys.one(id) })
}

/**
 * Applies what the change feed said to everything that is cached.
 * @param since the revision that the request went on from
 */
export function applyChanges(client: QueryClient, changes: Pick<Changes, 'changes' | 'rev'>, since: string): void {
  if (bareRevs.has(client)) bareRevs.set(client, changes.rev)
  client.setQueryData<PageList>(generationKeys.pages, (list) => list && changeCards(list, changes, since))
  for (const [key, known] of singles(client)) {
    const status = changes.changes.find((change) => change.id === known.generation.id)
    const rev = earlierRev(known.rev, since) === since ? changes.rev : known.rev
    client.setQueryData<KnownGeneration>(key, { generation: withStatus(known.generation, status), rev })
  }
}

/** Ids among the changes that the cached wall does not show; none while no wall is cached. */
export function unknownIds(client: QueryClient, { changes }: Pick<Changes, 'changes'>): string[] {
  const list = client.getQueryData<PageList>(generationKeys.pages)
  if (!list) return []
  const onWall = new Set(cardsOf(list).map((card) => card.id))
  return changes.map((change) => change.id).filter((id) => !onWall.has(id))
}

/** The revision from which changes are missing: the earliest of all that is cached, null while nothing is. */
export function cachedRev(client: QueryClient): string | null {
  const list = client.getQueryData<PageList>(generationKeys.pages)
  const revs = [...(list?.pages ?? []), ...singles(client).map(([, known]) => known)].map((part) => part.rev)
  return revs.length === 0 ? (bareRevs.get(client) ?? null) : revs.reduce(earlierRev)
}

/** Revisions to go on from where nothing is cached. */
const bareRevs = new WeakMap<QueryClient, string>()

/** Takes the revision of a page that shows no generation, so that the feed has something to go on from. */
export function learnRev(client: QueryClient, rev: string): void {
  bareRevs.set(client, rev)
}

/** Whether something will still change about what is cached. */
export function hasUnsettled(client: QueryClient): boolean {
  const list = client.getQueryData<PageList>(generationKeys.pages)
  const cards = [
    ...(list?.pages.flatMap((page) => page.generations) ?? []),
    ...singles(client).map(([, one]) => one.generation),
  ]
  return cards.some((card) => isUnderWay(card.status, serverClock.now()))
}

/** Fetches the newest page and puts what is new on top of the cached wall. */
export async function loadNewest(client: QueryClient): Promise<void> {
  const newest = await fetchPage(null)
  client.setQueryData<PageList>(generationKeys.pages, (list) => list && mergeNewest(list, newest))
}

/** Fetches everything that is on the screen anew, and forgets what is not. */
export async function reloadPages(client: QueryClient): Promise<void> {
  client.removeQueries({ queryKey: generationKeys.all, type: 'inactive' })
  await client.refetchQueries({ queryKey: generationKeys.pages }, { throwOnError: true })
}

const cardKeys = new Map<string, string>()

/** React key of a card: that of the card that stood for it while it was being submitted, so that it does not flash. */
export function cardKey(id: string): string {
  return cardKeys.get(id) ?? id
}

function singles(client: QueryClient) {
  return client
    .getQueriesData<KnownGeneration>({ queryKey: ['generations', 'one'] })
    .flatMap(([key, known]) => (known ? [[key, known] as const] : []))
}

async function fetchPage(cursor: string | null, signal?: AbortSignal): Promise<GenerationPage> {
  const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`
  const response = await fetch(`/api/generations${query}`, signal ? { signal } : {})
  if (!response.ok) throw new Error(`generations answered ${response.status}`)
  const { generationPageSchema } = await import('#lib/domain/generation')
  return generationPageSchema.parse(await response.json())
}
