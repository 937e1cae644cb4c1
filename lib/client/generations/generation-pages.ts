import { infiniteQueryOptions, type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { serverClock } from '#lib/client/feed/server-clock'
import type { Changes, GenerationPage, GenerationStatus, GenerationView } from '#lib/domain/generation/generation'
import { fetchPage } from './fetch-page.ts'
import { earlierRev, isUnderWay, type PageList, putCard, removeCard } from './page-list.ts'

/** A single generation and the revision up to which it is known. */
export type KnownGeneration = { generation: GenerationView; rev: string }

export const generationKeys = {
  all: ['generations'] as const,
  /** The newest ones, as the studio lists them. */
  pages: ['generations', 'pages'] as const,
  one: (id: string) => ['generations', 'one', id] as const,
}

/** The stack of takes of a shot. */
export const takesKey = (shot: string) => ['takes', shot] as const
/** What today cost, which every submission changes. */
export const SPENDING_KEY = ['spending'] as const

/** Something else that holds generations and is to be kept up to date: the wall, once its code is there. */
export type Shelf = {
  put: (client: QueryClient, card: GenerationView, replaces?: string) => void
  remove: (client: QueryClient, id: string) => void
  apply: (client: QueryClient, changes: Pick<Changes, 'changes' | 'rev'>, since: string) => void
  /** Looks for what is new among those that changed. */
  news: (client: QueryClient, changes: readonly GenerationStatus[]) => Promise<void>
  /** Follows what was deleted or restored. */
  follow: (client: QueryClient, changes: readonly GenerationStatus[]) => Promise<void>
  reload: (client: QueryClient) => Promise<void>
  rev: (client: QueryClient) => string | null
  cards: (client: QueryClient) => readonly GenerationView[]
}

export const shelves = new Set<Shelf>()

/** How long a wall that was left stays as it was, in ms: coming back finds the same place. */
const KEPT_MS = 30 * 60_000

/** All of them, newest first, page by page. */
export function generationPagesQuery() {
  return infiniteQueryOptions({
    queryKey: generationKeys.pages,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
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

/** Takes what the server drew before the list itself is there: what is put on a list that nobody knows would be lost. */
export function learnPages(client: QueryClient, first: PageList): void {
  if (!client.getQueryData(generationKeys.pages)) client.setQueryData(generationKeys.pages, first)
}

/**
 * Puts a generation on the wall, on top if it is new, and wherever else it is shown.
 * @param replaces id of the card that stood for it until the server answered; it keeps its React key ({@link cardKey})
 */
export function putGeneration(client: QueryClient, generation: GenerationView, replaces?: string): void {
  if (replaces !== undefined && replaces !== generation.id) cardKeys.set(generation.id, replaces)
  client.setQueryData<PageList>(generationKeys.pages, (list) => list && putCard(list, generation, replaces))
  for (const [key, known] of singlesIn(client)) {
    if (known.generation.id === generation.id) client.setQueryData<KnownGeneration>(key, { ...known, generation })
    else if (known.generation.shot.id === generation.shot.id) {
      const shot = { ...known.generation.shot, takes: Math.max(known.generation.shot.takes, generation.shot.takes) }
      client.setQueryData<KnownGeneration>(key, { ...known, generation: { ...known.generation, shot } })
    }
  }
  void client.invalidateQueries({ queryKey: takesKey(generation.shot.id) })
  void client.invalidateQueries({ queryKey: SPENDING_KEY })
  for (const shelf of shelves) shelf.put(client, generation, replaces)
}

/** Takes a generation off the wall. */
export function removeGeneration(client: QueryClient, id: string): void {
  client.setQueriesData<PageList>({ queryKey: generationKeys.pages }, (list) => list && removeCard(list, id))
  client.removeQueries({ queryKey: generationKeys.one(id) })
  for (const shelf of shelves) shelf.remove(client, id)
}

/** The revision from which changes are missing: the earliest of all that is cached, null while nothing is. */
export function cachedRev(client: QueryClient): string | null {
  const parts = [...pagesIn(client), ...singlesIn(client).map(([, known]) => known)].map((part) => part.rev)
  const revs = [...parts, ...[...shelves].flatMap((shelf) => shelf.rev(client) ?? [])]
  return revs.length === 0 ? (bareRevs.get(client) ?? null) : revs.reduce(earlierRev)
}

/** Revisions to go on from where nothing is cached. */
const bareRevs = new WeakMap<QueryClient, string>()

/** Goes on from a later revision where nothing is cached. */
export function bareRevIs(client: QueryClient, rev: string): void {
  if (bareRevs.has(client)) bareRevs.set(client, rev)
}

/** Takes the revision of a page that shows no generation, so that the feed has something to go on from. */
export function learnRev(client: QueryClient, rev: string): void {
  bareRevs.set(client, rev)
}

/** Whether something will still change about what is cached. */
export function hasUnsettled(client: QueryClient): boolean {
  return cachedCards(client).some((card) => isUnderWay(card.status, serverClock.now()))
}

/** Every generation that is cached, some of them several times. */
export function cachedCards(client: QueryClient): GenerationView[] {
  return [
    ...pagesIn(client).flatMap((page) => page.generations),
    ...singlesIn(client).map(([, one]) => one.generation),
    ...[...shelves].flatMap((shelf) => shelf.cards(client)),
  ]
}

const cardKeys = new Map<string, string>()

/** React key of a card: that of the card that stood for it while it was being submitted, so that it does not flash. */
export function cardKey(id: string): string {
  return cardKeys.get(id) ?? id
}

function pagesIn(client: QueryClient): GenerationPage[] {
  const lists = client.getQueriesData<PageList>({ queryKey: generationKeys.pages })
  return lists.flatMap(([, list]) => list?.pages ?? [])
}

/** Every generation that is cached by itself, with its key. */
export function singlesIn(client: QueryClient) {
  return client
    .getQueriesData<KnownGeneration>({ queryKey: ['generations', 'one'] })
    .flatMap(([key, known]) => (known ? [[key, known] as const] : []))
}
