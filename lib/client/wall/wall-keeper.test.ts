import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { changeWall } from './wall-cards.ts'
import { wallKeeper } from './wall-keeper.ts'
import { startWall, wallQuery } from './wall-query.ts'
import { wantCards } from './wanted-cards.ts'

const DAYS = {
  days: [['2026-11-28', 300]] as [string, number][],
  since: null,
  today: '2026-11-28',
  timeZone: 'UTC',
  rev: '9',
}
const TOTAL = 300

it('has the cards come that are looked at by the time a wall is there anew', async () => {
  const client = new QueryClient()
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'http://a.test')
    if (url.pathname.endsWith('/days')) return Response.json(DAYS)
    if (url.searchParams.get('limit') === '48') {
      asked.resolve()
      await answered.promise
    }
    const from = Number(url.searchParams.get('at')?.split('.')[1])
    const count = Number(url.searchParams.get('limit'))
    const generations = Array.from({ length: count }, (_, i) => madeUpGeneration(idOf(from + i)))
    return Response.json({ generations, nextCursor: null, rev: '9' })
  })
  const page = { generations: [], nextCursor: null, rev: '1' }
  const { queryKey } = wallQuery('')
  client.setQueryData(queryKey, startWall({ days: { ...DAYS, rev: '1' }, page, top: TOTAL - 1, first: 12, filter: '' }))
  const cards = () => [...(client.getQueryData(queryKey)?.cards.keys() ?? [])]
  wantCards(client, '', { from: TOTAL - 24, to: TOTAL })
  await vi.waitFor(() => expect(cards()).toHaveLength(24))

  const reloading = wallKeeper.reload(client)
  await asked.promise
  // Meanwhile one scrolls far down, and what is there has come.
  wantCards(client, '', { from: 100, to: 124 })
  await vi.waitFor(() => expect(cards()).toContain(100))
  answered.resolve()
  await reloading
  await vi.waitFor(() => expect(cards()).toContain(100))
})

it('puts no card where another stands since one below it was deleted', async () => {
  const client = new QueryClient()
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const known = madeUpGeneration(idOf(100))
  let deleted = false
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'http://a.test')
    const from = Number(url.searchParams.get('at')?.split('.')[1])
    const moved = deleted ? 1 : 0
    const count = Number(url.searchParams.get('limit'))
    const generations = Array.from({ length: count }, (_, i) => madeUpGeneration(idOf(from + moved - i)))
    asked.resolve()
    await answered.promise
    return Response.json({ generations, nextCursor: null, rev: '9' })
  })
  const page = { generations: [known], nextCursor: null, rev: '9' }
  const { queryKey } = wallQuery('')
  client.setQueryData(queryKey, startWall({ days: DAYS, page, top: 100, first: 12, filter: '' }))
  wantCards(client, '', { from: TOTAL - 24, to: TOTAL })
  await asked.promise
  deleted = true
  const change = { changes: [{ ...known.status, id: known.id, deleted: true }], rev: '10' }
  client.setQueryData(queryKey, (wall) => wall && changeWall(wall, change, '9'))
  answered.resolve()
  // The newest stood at 299 and stands at 298 by now.
  await vi.waitFor(() => expect(client.getQueryData(queryKey)?.cards.get(TOTAL - 2)?.id).toBe(idOf(TOTAL - 1)))
  expect(client.getQueryData(queryKey)?.cards.get(TOTAL - 1)).toBeUndefined()
})

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
