import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { generationKeys, learnPages, putGeneration, startWith } from '#lib/client/generations/generation-pages'
import { cardsOf, type PageList } from '#lib/client/generations/page-list'
import { putStandIn } from '#lib/client/generations/stand-ins'
import { madeUpGeneration, madeUpStatus } from '#lib/client/testing/made-up-generation'
import type { Changes } from '#lib/domain/generation/generation'
import { followChanges } from './follow-changes.ts'

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

const shown = (client: QueryClient) =>
  cardsOf(client.getQueryData<PageList>(generationKeys.pages) ?? { pages: [] }).map((card) => card.id)

it('forgets at a gap what is on no screen, but nothing that has just come and is not drawn yet', async () => {
  const client = new QueryClient()
  const [left, coming] = [generationKeys.one('left'), generationKeys.one('coming')]
  client.setQueryData(left, {}, { updatedAt: Date.now() - HOUR_MS })
  client.setQueryData(coming, {})
  await followChanges(client, RESET, '1')
  expect(client.getQueryData(left)).toBeUndefined()
  expect(client.getQueryData(coming)).toEqual({})
})

it('loads the page anew where the server knows less than the browser, as after a restore', async () => {
  const reload = vi.fn()
  vi.stubGlobal('location', { reload })
  const client = new QueryClient()
  await expect(followChanges(client, RESET, '10')).rejects.toThrow('restored from a backup')
  expect(reload).toHaveBeenCalledOnce()
  await followChanges(client, RESET, '9')
  expect(reload).toHaveBeenCalledOnce()
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

it('keeps the card of a click whose answer is still to come, whatever is fetched meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<Response>()
  vi.stubGlobal('fetch', () => promise)
  const client = new QueryClient()
  learnPages(client, startWith({ generations: [], nextCursor: null, rev: '1' }))
  const reset = followChanges(client, RESET, '1')
  putStandIn(client, madeUpGeneration('pressed'))
  resolve(Response.json({ generations: [madeUpGeneration('other')], nextCursor: null, rev: '9' }))
  await reset
  expect(shown(client)).toEqual(['pressed', 'other'])
  putGeneration(client, madeUpGeneration('real'), 'pressed')
  expect(shown(client)).toEqual(['real', 'other'])
})

it('keeps that card where what is fetched does not reach down to what is known', async () => {
  vi.stubGlobal('fetch', async () =>
    Response.json({ generations: [madeUpGeneration('new')], nextCursor: 'further', rev: '9' }),
  )
  const client = new QueryClient()
  learnPages(client, startWith({ generations: [madeUpGeneration('old')], nextCursor: null, rev: '1' }))
  putStandIn(client, madeUpGeneration('pressed'))
  await followChanges(client, { ...RESET, reset: false, changes: [madeUpStatus('new')] }, '1')
  expect(shown(client)).toEqual(['pressed', 'new'])
})
