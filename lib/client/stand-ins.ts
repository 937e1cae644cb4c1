import { defaultScheduler, notifyManager, type QueryClient } from '@tanstack/react-query'
import type { GenerationView } from '#lib/domain/generation'
import { generationKeys, putGeneration, type Shelf, shelves } from './generation-pages.ts'
import { type PageList, putCard } from './page-list.ts'

/** Cards of clicks that the server has not answered yet, by their ids. */
const standing = new WeakMap<QueryClient, Map<string, GenerationView>>()

/** Puts the card of a click where its generation will be, until `putGeneration` replaces it or `removeGeneration` takes it off. */
export function putStandIn(client: QueryClient, card: GenerationView): void {
  const cards = standing.get(client) ?? new Map<string, GenerationView>()
  standing.set(client, cards.set(card.id, card))
  // Drawn in the press's own task: by itself the library would wait for another.
  notifyManager.setScheduler(queueMicrotask)
  putGeneration(client, card)
  notifyManager.setScheduler(defaultScheduler)
}

/** No list that is fetched has them, and none may take them away. */
async function putBack(client: QueryClient): Promise<void> {
  for (const card of standing.get(client)?.values() ?? [])
    client.setQueryData<PageList>(generationKeys.pages, (list) => list && putCard(list, card))
}

const shelf: Shelf = {
  put(client, _, replaces) {
    if (replaces !== undefined) standing.get(client)?.delete(replaces)
  },
  remove(client, id) {
    standing.get(client)?.delete(id)
  },
  apply() {},
  news: putBack,
  follow: putBack,
  reload: putBack,
  rev: () => null,
  cards: () => [],
}
shelves.add(shelf)
