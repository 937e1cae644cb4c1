import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, it, vi } from 'vitest'
import { madeUpStatus } from '#lib/client/testing/made-up-generation'
import { countedOn, knowWall, type MadeUpDays, madeOn, serveWall } from '#lib/client/testing/made-up-wall'
import { wallKeeper } from './wall-keeper.ts'
import { wallQuery } from './wall-query.ts'

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
const press = (id: string) => wallKeeper.put(client, { ...madeOn(DAY, id), createdBy: '' })
const answer = (id: string, press?: string) => wallKeeper.put(client, madeOn(DAY, id), press)

it('takes in one of two clips that are made around one look, and the other when it is told of', async () => {
  const read = vi.fn(() => void (read.mock.calls.length === 1 && clips.push('e')))
  serveWall(days, { afterDays: read })
  clips.push('d')
  await told('d')
  expect(countedOn(client)).toBe('dcba')
  await told('e')
  expect(countedOn(client)).toBe('edcba')
})

it('takes in a clip of somebody else while a press of one’s own has no answer, and both have their places after it', async () => {
  serveWall(days)
  press('press')
  clips.push('x')
  await told('x')
  clips.push('y')
  answer('y', 'press')
  await told('x', 'y')
  expect(countedOn(client)).toBe('yxcba')
})

it('takes in a clip of somebody else while the answer to a press of one’s own comes', async () => {
  const read = vi.fn(() => {
    if (read.mock.calls.length > 1) return
    clips.push('y')
    answer('y')
  })
  serveWall(days, { afterDays: read })
  clips.push('x')
  await told('x')
  // What is below was pushed out of the day's known ranks, and is fetched as it is looked at.
  expect(countedOn(client)).toBe('yx···')
})

it('counts a press once that was told of before its answer, where its card is not known', async () => {
  const { queryKey } = wallQuery('')
  client.setQueryData(queryKey, (wall) => wall && { ...wall, cards: new Map([...wall.cards].slice(1)) })
  serveWall(days)
  clips.push('y')
  await told('y')
  answer('y')
  expect(countedOn(client)).toBe('··ba')
})

it('puts no older clip on top that one did something to elsewhere', () => {
  knowWall(client, [[DAY, ['b', 'c']]])
  answer('a')
  wallKeeper.put(client, madeOn('2026-11-20', 'z'))
  expect(countedOn(client)).toBe('cb')
})
