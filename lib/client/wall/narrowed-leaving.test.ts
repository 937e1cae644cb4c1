import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { madeUpStatus } from '#lib/client/testing/made-up-generation'
import { countedOn, knowWall, type MadeUpDays, serveWall } from '#lib/client/testing/made-up-wall'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { narrowedNews } from './narrowed-news.ts'
import { withUncounted } from './uncounted.ts'
import { wallKeeper } from './wall-keeper.ts'
import { wallQuery } from './wall-query.ts'

const [OLD, DAY] = ['2026-11-20', '2026-11-28']
const FILTER = 'state=queued'
let held: string | null
let client: QueryClient
let clips: MadeUpDays

// All that is read when an answer is, which no clock waits for.
beforeEach(async () => {
  await Promise.all([import('#lib/domain/wall/days-schema'), import('#lib/domain/generation/generation')])
  vi.useFakeTimers()
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  vi.stubGlobal('document', { querySelector: (asked: string) => (held && asked.includes(`"${held}"`) ? {} : null) })
  held = null
  client = new QueryClient()
  clips = [
    [OLD, ['a']],
    [DAY, ['b', 'c']],
  ]
  knowWall(client, structuredClone(clips), FILTER)
  serveWall(clips)
})
afterEach(() => void vi.useRealTimers())

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const news = (id: string, status: Partial<GenerationStatus> = {}) =>
  narrowedNews(client, FILTER, [madeUpStatus(id, status)])
function drawn(): string {
  const wall = client.getQueryData(wallQuery(FILTER).queryKey)
  if (!wall) return ''
  const { days, cards } = withUncounted(wall)
  const ids = [...cards].sort(([a], [b]) => b - a).map(([, card]) => card.id)
  return `${ids.join('')} ${days.map(([, count]) => count).join('+')}`
}

it('takes in what comes while the pointer rests on a card that changed, which stays as long as it does', async () => {
  held = 'b'
  clips[1] = [DAY, ['c']]
  news('b', { state: 'running' })
  await pass(5000)
  expect(drawn()).toBe('cba 2+1')
  clips[1] = [DAY, ['c', 'd']]
  news('d')
  await pass(1000)
  expect([drawn(), countedOn(client, FILTER)]).toEqual(['dcba 3+1', 'dca'])
  held = null
  await pass(1000)
  expect(drawn()).toBe('dca 2+1')
})

it('has what no longer belongs stay for four seconds, also when something comes meanwhile', async () => {
  clips[1] = [DAY, ['b']]
  news('c', { state: 'running' })
  clips[1] = [DAY, ['b', 'd']]
  news('d')
  await pass(1000)
  expect(drawn()).toBe('dcba 3+1')
  await pass(2500)
  expect(drawn()).toBe('dcba 3+1')
  await pass(1500)
  expect(drawn()).toBe('dba 2+1')
})

it('has the last of a day stay with its day, and tells it of what it hears', async () => {
  clips[0] = [OLD, []]
  news('a', { state: 'running' })
  await pass(1000)
  expect(drawn()).toBe('cba 2+1')
  wallKeeper.apply(client, { changes: [madeUpStatus('a', { state: 'saving' })], rev: '9' }, '9')
  expect(client.getQueryData(wallQuery(FILTER).queryKey)?.uncounted[0]?.status.state).toBe('saving')
  await pass(5000)
  expect(drawn()).toBe('cb 2')
})

it('has what no longer belongs stay where the wall is fetched anew, because another was deleted', async () => {
  clips[1] = [DAY, ['c']]
  clips[0] = [OLD, []]
  void wallKeeper.follow(client, [madeUpStatus('a', { deleted: true })])
  await pass(100)
  expect(drawn()).toBe('cb 2')
  await pass(4000)
  expect(drawn()).toBe('c 1')
})

it('lets nothing stay that was deleted', async () => {
  held = 'b'
  clips[1] = [DAY, ['c']]
  news('b', { state: 'running' })
  await pass(1000)
  expect(drawn()).toBe('cba 2+1')
  wallKeeper.apply(client, { changes: [madeUpStatus('b', { deleted: true })], rev: '9' }, '9')
  expect(drawn()).toBe('ca 1+1')
})

it('has one card of what came back before it had left', async () => {
  held = 'b'
  clips[1] = [DAY, ['c']]
  news('b', { state: 'running' })
  await pass(1000)
  clips[1] = [DAY, ['b', 'c']]
  news('b', { state: 'queued' })
  await pass(10_000)
  held = null
  await pass(10_000)
  expect(drawn()).toBe('cba 2+1')
})

it('looks again where the wall became another while the answer came', async () => {
  clips[1] = [DAY, ['b', 'c', 'd']]
  serveWall(clips, {
    afterDays: vi.fn().mockImplementationOnce(() => {
      client.setQueryData(wallQuery(FILTER).queryKey, (wall) => wall && { ...wall, days: [...wall.days] })
    }),
  })
  news('d')
  await pass(1000)
  expect(drawn()).toBe('dcba 3+1')
})
