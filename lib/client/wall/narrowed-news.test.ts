import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { madeUpStatus } from '#lib/client/testing/made-up-generation'
import { countedOn, knowWall, type MadeUpDays, serveWall } from '#lib/client/testing/made-up-wall'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { NO_MARKS } from '#lib/domain/marks/marks'
import { narrowedNews } from './narrowed-news.ts'
import { wallQuery } from './wall-query.ts'

const DAY = '2026-11-28'
let held: string | null = null
let client: QueryClient

// All that is read when an answer is, which no clock waits for.
beforeEach(async () => {
  await Promise.all([import('#lib/domain/wall/days-schema'), import('#lib/domain/generation/generation')])
  vi.useFakeTimers()
  client = new QueryClient()
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  vi.stubGlobal('document', { querySelector: (asked: string) => (held && asked.includes(`"${held}"`) ? {} : null) })
  held = null
})
afterEach(() => void vi.useRealTimers())

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const rated = (id: string, rating: 3 | 4) => madeUpStatus(id, { marks: { ...NO_MARKS, rating } })
const said = (open: number, verdict: 'approved' | null = null): Partial<GenerationStatus> => ({
  review: { open, verdict, lastAt: 1, version: open },
})

it('follows a review: what is resolved leaves, and what is opened again comes back', async () => {
  const filter = 'review=open'
  const clips: MadeUpDays = [[DAY, ['a', 'b']]]
  knowWall(client, [[DAY, ['a']]], filter)
  serveWall(clips)
  narrowedNews(client, filter, [madeUpStatus('b', said(1))])
  await pass(6000)
  expect(countedOn(client, filter)).toBe('ba')
  clips[0] = [DAY, ['a']]
  narrowedNews(client, filter, [madeUpStatus('b', said(0))])
  await pass(6000)
  expect(countedOn(client, filter)).toBe('a')
  clips[0] = [DAY, ['a', 'b']]
  narrowedNews(client, filter, [madeUpStatus('b', said(1))])
  await pass(6000)
  expect(countedOn(client, filter)).toBe('ba')
})

it.each<[string, Partial<GenerationStatus>, Partial<GenerationStatus>, boolean]>([
  ['state=ready', { state: 'running' }, { state: 'saving' }, true],
  ['state=ready', { state: 'running', progress: 1 }, { state: 'running', progress: 2 }, false],
  ['mode=pro&length=10', { state: 'running' }, { state: 'ready' }, false],
  ['mode=pro&pick=none', {}, { marks: { ...NO_MARKS, pick: true } }, true],
  ['tag=night', {}, { marks: { ...NO_MARKS, tags: ['night'] } }, true],
  ['project=p', {}, { marks: { ...NO_MARKS, project: 'p' } }, true],
  ['rating=3', {}, { marks: { ...NO_MARKS, project: 'p' } }, false],
  ['review=approved', said(2), said(2, 'approved'), true],
  ['review=open', said(2), said(1), false],
  ['show=at-risk', { state: 'saving' }, { state: 'ready' }, true],
  ['mode=pro', {}, { deleted: true }, true],
  ['mode=pro', { deleted: true }, { restored: true }, true],
])('asks on %s after %j and %j: %s', async (filter, before, after, asks) => {
  knowWall(client, [[DAY, ['a', 'b']]], filter)
  const asked = serveWall([[DAY, ['a', 'b']]])
  narrowedNews(client, filter, [madeUpStatus('b', before)])
  await pass(6000)
  const first = asked.length
  narrowedNews(client, filter, [madeUpStatus('b', after)])
  await pass(6000)
  expect([first > 0, asked.length > first]).toEqual([true, asks])
})

it('has heard of nothing when it is there anew: what changed back while one was elsewhere comes', async () => {
  const filter = 'rating=3'
  const clips: MadeUpDays = [[DAY, ['a', 'x']]]
  knowWall(client, [[DAY, ['a']]], filter)
  serveWall(clips)
  narrowedNews(client, filter, [rated('x', 3)])
  await pass(6000)
  expect(countedOn(client, filter)).toBe('xa')
  // Rated 4 by somebody while the viewer was elsewhere; then 3 again.
  client.removeQueries({ queryKey: wallQuery(filter).queryKey })
  knowWall(client, [[DAY, ['a']]], filter)
  narrowedNews(client, filter, [rated('x', 3)])
  await pass(6000)
  expect(countedOn(client, filter)).toBe('xa')
})
