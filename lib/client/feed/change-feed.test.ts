import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, feedWith, moving, nothingNew } from '#lib/client/testing/feed-with'

const PAUSE = { reason: 'quota', message: 'top up', since: 1, checkedAt: null } as const
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('pace', () => {
  it('asks each second while something moves, and slows down to three while nothing does', async () => {
    const { feed, pauses } = feedWith(moving, moving, nothingNew)
    feed.start()
    await pass(12_000)
    expect(pauses()).toEqual([1000, 1000, 1500, 2000, 2500, 3000])
  })

  it('stops when all has settled, and asks once more after a submit', async () => {
    const { feed, fetch } = feedWith(moving, () => answer({ active: 0 }))
    feed.start()
    await pass(600_000)
    expect(fetch).toHaveBeenCalledTimes(2)
    feed.wake()
    await pass(600_000)
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  it('goes on while a card on the screen is under way, though the server does not count it yet', async () => {
    const { feed, pauses, setUnsettled } = feedWith(() => answer({ active: 0 }))
    setUnsettled(true)
    feed.start()
    await pass(3000)
    expect(pauses()).toEqual([1500])
    setUnsettled(false)
    await pass(600_000)
    expect(pauses()).toHaveLength(2)
  })

  it('keeps looking once a minute where others submit too', async () => {
    const { feed, fetch, pauses } = feedWith(() => answer({ active: 0 }))
    feed.start()
    await pass(0)
    const relax = feed.keepAlive(60_000)
    await pass(180_000)
    expect(pauses()).toEqual([60_000, 60_000, 60_000])
    relax()
    await pass(600_000)
    expect(fetch).toHaveBeenCalledTimes(5)
  })

  it('asks again at once when woken while a request is under way', async () => {
    const first = Promise.withResolvers<Response>()
    const { feed, fetch } = feedWith(
      () => first.promise,
      () => answer({ active: 0 }),
    )
    feed.start()
    await pass(0)
    feed.wake()
    await pass(1000)
    expect(fetch).toHaveBeenCalledTimes(1)
    first.resolve(answer({ active: 0 }))
    await pass(600_000)
    expect(fetch).toHaveBeenCalledTimes(2)
  })
})

describe('watch', () => {
  it('asks nothing while nobody waits, and at once on return', async () => {
    const { feed, fetch } = feedWith(moving)
    feed.start()
    await pass(2500)
    feed.setWatch('nobody')
    fetch.mockClear()
    await pass(600_000)
    expect(fetch).not.toHaveBeenCalled()
    feed.setWatch('seen')
    await pass(0)
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('goes on out of sight for what is awaited, slower, until that is done', async () => {
    const { feed, fetch, pauses } = feedWith(moving)
    feed.start()
    await pass(0)
    feed.setWatch('awaited')
    await pass(15_000)
    expect(pauses()).toEqual([5000, 5000, 5000])
    feed.setWatch('nobody')
    fetch.mockClear()
    await pass(600_000)
    expect(fetch).not.toHaveBeenCalled()
  })

  it('does not begin in a tab that was opened in the background', async () => {
    const { feed, fetch } = feedWith(moving)
    feed.setWatch('nobody')
    feed.start()
    await pass(60_000)
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('requests', () => {
  it('asks from what is cached, with the validator of the answer that brought it there', async () => {
    const { feed, fetch, setSince } = feedWith(() => answer({}, '"r2"'), nothingNew)
    feed.start()
    await pass(1500)
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/changes?since=1')
    expect(fetch.mock.calls[0]?.[1]).not.toHaveProperty('headers')
    expect(fetch.mock.calls[1]?.[0]).toBe('/api/changes?since=2')
    expect(fetch.mock.calls[1]?.[1]).toMatchObject({ headers: { 'if-none-match': '"r2"' } })
    setSince('1')
    await pass(2000)
    expect(fetch.mock.calls[2]?.[1]).not.toHaveProperty('headers')
  })

  it('waits for something to be on the screen', async () => {
    const { feed, fetch, setSince } = feedWith(moving)
    setSince(null)
    feed.start()
    await pass(3000)
    expect(fetch).not.toHaveBeenCalled()
    setSince('1')
    await pass(1000)
    expect(fetch).toHaveBeenCalled()
  })

  it('hands on what changed, and says who is active, why it rests and when all was loaded anew', async () => {
    const { feed, apply } = feedWith(() => answer({ active: 3, atRisk: 2, pause: PAUSE, heldUntil: 9, reset: true }))
    const heard = vi.fn()
    feed.subscribe(heard)
    feed.start()
    await pass(0)
    expect(apply).toHaveBeenCalledWith(expect.objectContaining({ reset: true }), '1')
    expect(feed.state()).toEqual({
      connection: 'live',
      active: 3,
      atRisk: 2,
      pause: PAUSE,
      heldUntil: 9,
      balance: null,
      resets: 1,
    })
    expect(heard).toHaveBeenCalled()
  })

  it('tells of a pause once, and again when it was looked into', async () => {
    const checked = { ...PAUSE, checkedAt: 5 }
    const { feed } = feedWith(
      () => answer({ pause: PAUSE }),
      () => answer({ pause: PAUSE }),
      () => answer({ pause: checked }),
    )
    const told = new Set<unknown>()
    feed.subscribe(() => told.add(feed.state().pause))
    feed.start()
    await pass(5_000)
    expect([...told]).toEqual([PAUSE, checked])
  })
})

describe('trouble', () => {
  it('says that it is reconnecting, and tries again with growing pauses up to half a minute', async () => {
    const { feed, pauses } = feedWith(() => new Response('', { status: 502 }))
    feed.start()
    await pass(100_000)
    expect(feed.state().connection).toBe('reconnecting')
    expect(pauses()).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  })

  it('goes on at the quick pace once it is answered', async () => {
    const { feed, pauses } = feedWith(() => Promise.reject(new TypeError('network')), moving)
    feed.start()
    await pass(2500)
    expect(feed.state().connection).toBe('live')
    expect(pauses()).toEqual([1000, 1000])
  })

  it('asks for the same changes again when they could not be taken in', async () => {
    const { feed, fetch, apply } = feedWith(moving)
    apply.mockRejectedValueOnce(new Error('page not loaded'))
    feed.start()
    await pass(1500)
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/api/changes?since=1', '/api/changes?since=1'])
  })

  it('gives up on a request that is not answered', async () => {
    const { feed, fetch } = feedWith(moving)
    fetch.mockImplementationOnce(
      (_url, init) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        }),
    )
    feed.start()
    await pass(15_000)
    expect(feed.state().connection).toBe('reconnecting')
    await pass(1000)
    expect(feed.state().connection).toBe('live')
  })

  it('takes a request that was cut off by a stop for no trouble', async () => {
    const { feed, fetch } = feedWith(moving)
    fetch.mockImplementationOnce(
      (_url, init) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        }),
    )
    feed.start()
    await pass(0)
    feed.stop()
    feed.start()
    await pass(0)
    expect(feed.state().connection).toBe('live')
    expect(fetch).toHaveBeenCalledTimes(2)
  })

  it('says nothing after it was stopped', async () => {
    const { feed, fetch } = feedWith(moving)
    feed.start()
    await pass(0)
    feed.stop()
    await pass(60_000)
    expect(fetch).toHaveBeenCalledTimes(1)
    expect(feed.state().connection).toBe('live')
  })
})
