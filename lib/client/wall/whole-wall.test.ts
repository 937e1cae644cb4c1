import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, it, vi } from 'vitest'
import { madeUpStatus } from '#lib/client/testing/made-up-generation'
import { countedOn, knowWall, type MadeUpDays, serveWall } from '#lib/client/testing/made-up-wall'
import { wallKeeper } from './wall-keeper.ts'

const DAY = '2026-11-28'
let client: QueryClient
let clips: string[]
let days: MadeUpDays
beforeEach(() => {
  client = new QueryClient()
  clips = ['a', 'b', 'c']
  days = [[DAY, clips]]
  knowWall(client, [[DAY, [...clips]]])
})

const told = (...ids: string[]) =>
  wallKeeper.news(
    client,
    ids.map((id) => madeUpStatus(id)),
  )
it('takes in one of two clips that are made around one look, and the other when it is told of', async () => {
  const read = vi.fn(() => void (read.mock.calls.length === 1 && clips.push('e')))
  serveWall(days, { afterDays: read })
  clips.push('d')
  await told('d')
  expect(countedOn(client)).toBe('dcba')
  await told('e')
  expect(countedOn(client)).toBe('edcba')
})
