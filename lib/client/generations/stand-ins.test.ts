import { notifyManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { cardKey, generationPagesQuery, putGeneration, shelves, startWith } from './generation-pages.ts'
import { optimisticGeneration } from './optimistic-generation.ts'
import { cardsOf, type PageList } from './page-list.ts'
import { putStandIn } from './stand-ins.ts'

it("tells of a press's card before the press's task has ended", async () => {
  const client = new QueryClient()
  const { queryKey } = generationPagesQuery()
  client.setQueryData(queryKey, startWith({ generations: [], nextCursor: null, rev: '1' }))
  let told = 0
  const stop = new QueryObserver(client, { queryKey, enabled: false }).subscribe(
    // As useQuery does.
    notifyManager.batchCalls(() => (told += 1)),
  )
  putStandIn(client, madeUpGeneration('a'))
  await Promise.resolve()
  expect(told).toBe(1)
  stop()
})

const { queryKey } = generationPagesQuery()
const recipe = madeUpGeneration('any').recipe
const made = (id: string, createdAt: number) => ({ ...madeUpGeneration(id, {}, recipe), createdAt })
const page = (...generations: ReturnType<typeof made>[]) => startWith({ generations, nextCursor: null, rev: '1' })
const idsIn = (client: QueryClient) => cardsOf(client.getQueryData<PageList>(queryKey) ?? page()).map(({ id }) => id)

/** The list is fetched anew, as it is where the change feed has a gap. */
async function fetched(client: QueryClient, list: PageList): Promise<void> {
  client.setQueryData(queryKey, list)
  for (const shelf of shelves) await shelf.reload(client)
}

it('stays on a list that does not know of its click, whatever was made before', async () => {
  const client = new QueryClient()
  client.setQueryData(queryKey, page(made('before', 1_000)))
  putStandIn(client, optimisticGeneration('click', recipe, [], 2_000))
  await fetched(client, page(made('before', 1_000)))
  expect(idsIn(client)).toEqual(['click', 'before'])
})

it('gives way to its generation where that comes before the answer, each of several to one', async () => {
  const client = new QueryClient()
  client.setQueryData(queryKey, page(made('before', 1_000)))
  for (const click of ['click 1', 'click 2']) putStandIn(client, optimisticGeneration(click, recipe, [], 2_000))
  await fetched(client, page(made('second', 2_001), made('first', 2_000), made('before', 1_000)))
  expect(idsIn(client)).toEqual(['second', 'first', 'before'])
  expect(['first', 'second'].map(cardKey)).toEqual(['click 1', 'click 2'])
  for (const [i, id] of ['first', 'second'].entries()) putGeneration(client, made(id, 2_000 + i), `click ${i + 1}`)
  await fetched(client, page(made('second', 2_001), made('first', 2_000), made('before', 1_000)))
  expect(idsIn(client)).toEqual(['second', 'first', 'before'])
})
