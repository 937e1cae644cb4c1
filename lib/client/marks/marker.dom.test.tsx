import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { wallKeeper } from '#lib/client/wall/wall-keeper'
import { setWallKeeper, startWall, wallQuery } from '#lib/client/wall/wall-query'
import { type MarkNotice, markNotice } from './mark-notice.ts'
import { mark } from './marker.ts'

const DAYS = {
  days: [['2026-11-28', 1]] as [string, number][],
  since: null,
  today: '2026-11-28',
  timeZone: 'UTC',
  rev: '9',
}

it('takes back all of two quick marks that both fail', async () => {
  setWallKeeper(wallKeeper)
  const client = new QueryClient()
  const card = madeUpGeneration('a')
  const { queryKey } = wallQuery('')
  const page = { generations: [card], nextCursor: null, rev: '9' }
  client.setQueryData(queryKey, startWall({ days: DAYS, page, top: 0, first: 1, filter: '' }))
  const { promise, resolve } = Promise.withResolvers<{ ok: false; problem: 'unavailable' }>()
  const actions = { markGenerations: () => promise }
  const marks = () => client.getQueryData(queryKey)?.cards.get(0)?.status.marks
  const both = [mark(client, actions, ['a'], { rating: 5 }), mark(client, actions, ['a'], { pick: true })]
  expect(marks()).toMatchObject({ rating: 5, pick: true })
  resolve({ ok: false, problem: 'unavailable' })
  await Promise.all(both)
  expect(marks()).toEqual(card.status.marks)
})

it.each<[string, MarkNotice | null, MarkNotice | null]>([
  [
    'leaves what can be undone',
    { kind: 'deleted', ids: ['b'], underWay: 0 },
    { kind: 'deleted', ids: ['b'], underWay: 0 },
  ],
  ['answers what could not be done before', { kind: 'problem', problem: 'unavailable' }, null],
])('a mark that is taken %s', async (_, said, left) => {
  markNotice.set(said)
  await mark(new QueryClient(), { markGenerations: async () => ({ ok: true, value: [] }) }, ['a'], { rating: 5 })
  expect(markNotice.get()).toEqual(left)
})

it('a mark that is taken leaves what was said meanwhile of another that was not', async () => {
  markNotice.set(null)
  const client = new QueryClient()
  const slow = Promise.withResolvers<{ ok: true; value: [] }>()
  const taken = mark(client, { markGenerations: () => slow.promise }, ['b'], { rating: 4 })
  await mark(client, { markGenerations: async () => ({ ok: false, problem: 'forbidden' }) }, ['a'], { rating: 5 })
  slow.resolve({ ok: true, value: [] })
  await taken
  expect(markNotice.get()).toEqual({ kind: 'problem', problem: 'forbidden' })
})
