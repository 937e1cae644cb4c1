import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { serverClock } from '#lib/client/feed/server-clock'
import { knowWall, madeOn } from '#lib/client/testing/made-up-wall'
import { keepToday } from './today.ts'
import { wallKeeper } from './wall-keeper.ts'
import { wallQuery } from './wall-query.ts'

/** Ten to midnight in Shanghai, where the server is, and afternoon where the browser is. */
const EVENING = Date.parse('2026-11-28T23:50+08:00')
const MINUTE_MS = 60_000

let client: QueryClient
let end = () => {}
beforeEach(() => {
  vi.useFakeTimers({ now: EVENING })
  client = new QueryClient({ defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } } })
  for (const filter of ['', 'mode=pro']) {
    knowWall(client, [['2026-11-28', ['a']]], filter)
    client.setQueryData(wallQuery(filter).queryKey, (wall) => wall && { ...wall, timeZone: 'Asia/Shanghai' })
  }
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

const today = () => ['', 'mode=pro'].map((filter) => client.getQueryData(wallQuery(filter).queryKey)?.today)

it('is another day after midnight where the server is, on a wall on which nothing happens', () => {
  serverClock.set(EVENING)
  end = keepToday(client)
  vi.advanceTimersByTime(9 * MINUTE_MS)
  expect(today()).toEqual(['2026-11-28', '2026-11-28'])
  vi.advanceTimersByTime(2 * MINUTE_MS)
  expect(today()).toEqual(['2026-11-29', '2026-11-29'])
  end()
  expect(vi.getTimerCount()).toBe(0)
})

it('is the right day at once in a tab that slept, when it is looked at, and on a wall that one comes back to', () => {
  serverClock.set(EVENING)
  end = keepToday(client)
  vi.setSystemTime(EVENING + 8 * 60 * MINUTE_MS)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(today()[0]).toBe('2026-11-29')
  end()
  vi.setSystemTime(EVENING + 32 * 60 * MINUTE_MS)
  end = keepToday(client)
  expect(today()[0]).toBe('2026-11-30')
})

it('goes by the clock of the server, and not by that of a browser which is a day ahead', () => {
  vi.setSystemTime(EVENING + 24 * 60 * MINUTE_MS)
  serverClock.set(EVENING)
  end = keepToday(client)
  vi.advanceTimersByTime(MINUTE_MS)
  expect(today()[0]).toBe('2026-11-28')
})

it('begins with a clip of one’s own that is the first of its day', () => {
  wallKeeper.put(client, { ...madeOn('2026-11-28', 'b'), createdAt: Date.parse('2026-11-29T00:05+08:00') })
  expect(client.getQueryData(wallQuery('').queryKey)).toMatchObject({
    days: [
      ['2026-11-29', 1],
      ['2026-11-28', 1],
    ],
    today: '2026-11-29',
  })
})
