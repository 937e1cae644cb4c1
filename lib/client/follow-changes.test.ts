import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import type { Changes } from '#lib/domain/generation'
import { followChanges } from './follow-changes.ts'
import { generationKeys, learnPages, startWith } from './generation-pages.ts'

const RESET: Changes = {
  rev: '9',
  reset: true,
  changes: [],
  active: 0,
  atRisk: 0,
  pause: null,
  heldUntil: null,
  balance: null,
  now: 1,
}
const HOUR_MS = 3_600_000

it('forgets at a gap what is on no screen, but nothing that has just come and is not drawn yet', async () => {
  const client = new QueryClient()
  const [left, coming] = [generationKeys.one('left'), generationKeys.one('coming')]
  client.setQueryData(left, {}, { updatedAt: Date.now() - HOUR_MS })
  client.setQueryData(coming, {})
  await followChanges(client, RESET, '1')
  expect(client.getQueryData(left)).toBeUndefined()
  expect(client.getQueryData(coming)).toEqual({})
})

it('loads at a gap what came with the page as the list that it is, before any list of it is drawn', async () => {
  const asked = vi.fn(async (_: string) => Response.json({ generations: [], nextCursor: null, rev: '9' }))
  vi.stubGlobal('fetch', asked)
  const client = new QueryClient()
  learnPages(client, startWith({ generations: [], nextCursor: null, rev: '1' }))
  await followChanges(client, RESET, '1')
  expect(asked.mock.calls.map(([url]) => url)).toEqual(['/api/generations?'])
  expect(client.getQueryData(generationKeys.pages)).toEqual(startWith({ generations: [], nextCursor: null, rev: '9' }))
})
