import { defaultScheduler, notifyManager, type QueryClient } from '@tanstack/react-query'
import type { GenerationView } from '#lib/domain/generation/generation'
import { cardKey, generationKeys, putGeneration, type Shelf, shelves } from './generation-pages.ts'
import { isStandIn } from './is-stand-in.ts'
import { cardsOf, type PageList, putCard } from './page-list.ts'

/** `after` is when the newest generation was made that was known at the click. */
type StandIn = { card: GenerationView; after: number }

/** Cards of clicks that the server has not answered yet, by their ids. */
const standing = new WeakMap<QueryClient, Map<string, StandIn>>()

/** Puts the card of a click where its generation will be, until `putGeneration` replaces it or `removeGeneration` takes it off. */
export function putStandIn(client: QueryClient, card: GenerationView): void {
  const cards = standing.get(client) ?? new Map<string, StandIn>()
  standing.set(client, cards.set(card.id, { card, after: newestIn(client) }))
  // Drawn in the press's own task: by itself the library would wait for another.
  notifyManager.setScheduler(queueMicrotask)
  putGeneration(client, card)
  notifyManager.setScheduler(defaultScheduler)
}

function newestIn(client: QueryClient): number {
  const list = client.getQueryData<PageList>(generationKeys.pages)
  if (!list) return Number.POSITIVE_INFINITY
  return Math.max(0, ...cardsOf(list).map((card) => (isStandIn(card) ? 0 : card.createdAt)))
}

/** No list that is fetched has them, and none may take them away; but it can have the generation of one, before the answer that would say so. */
async function putBack(client: QueryClient): Promise<void> {
  for (const { card, after } of [...(standing.get(client)?.values() ?? [])]) {
    const list = client.getQueryData<PageList>(generationKeys.pages)
    if (!list) return
    const own = cardsOf(list).findLast((one) => one.createdAt > after && isNobodys(one) && asked(one) === asked(card))
    if (own) putGeneration(client, own, card.id)
    else client.setQueryData<PageList>(generationKeys.pages, putCard(list, card))
  }
}

/** Whether no click of this page is known to have made it. */
const isNobodys = (card: GenerationView) => !isStandIn(card) && cardKey(card.id) === card.id

/** What a generation was asked to be, to be compared. */
function asked({ takeOf, recipe }: GenerationView): string {
  const { prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images } = recipe
  const stills = images.map(({ role, sha256 }) => [role, sha256])
  return JSON.stringify([takeOf, prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, stills])
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
