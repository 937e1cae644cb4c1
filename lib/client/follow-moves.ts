import type { QueryClient } from '@tanstack/react-query'
import type { GenerationStatus } from '#lib/domain/generation'
import { generationKeys, shelves, unknownIds } from './generation-pages.ts'
import { cardsOf, type PageList, removeCard } from './page-list.ts'
import { withoutTakes } from './without-takes.ts'

/** Follows generations that were deleted, or restored to their old places, wherever they are or would be shown. */
export async function followMoves(client: QueryClient, changes: GenerationStatus[]): Promise<void> {
  const moved = changes.filter((change) => change.deleted || change.restored)
  void client.invalidateQueries({ queryKey: ['takes'] })
  const gone = new Set(moved.filter((change) => change.deleted).map((change) => change.id))
  client.setQueryData<PageList>(generationKeys.pages, (list) => list && withoutCards(list, gone))
  if (unknownIds(client, { changes: moved }).length > 0)
    await client.refetchQueries({ queryKey: generationKeys.pages }, { throwOnError: true })
  for (const shelf of shelves) await shelf.follow(client, moved)
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
