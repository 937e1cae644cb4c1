import { notifyManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { generationPagesQuery, startWith } from './generation-pages.ts'
import { putStandIn } from './stand-ins.ts'
import { madeUpGeneration } from './testing/made-up-generation.ts'

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
