import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { feedWith, moving } from '#lib/client/testing/feed-with'

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a session that ends', () => {
  const signedOut = () => new Response('Sign in first.', { status: 401 })

  it('is told, and asked about only when the page is looked at again or woken', async () => {
    const { feed, fetch, setUnsettled } = feedWith(moving, signedOut, signedOut, moving)
    setUnsettled(true)
    feed.keepAlive(1_000)
    feed.start()
    await pass(600_000)
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(feed.state().connection).toBe('signed_out')
    feed.setWatch('nobody')
    feed.setWatch('seen')
    await pass(600_000)
    expect(fetch).toHaveBeenCalledTimes(3)
    feed.wake()
    await pass(1_500)
    expect(fetch.mock.calls.length).toBeGreaterThan(4)
    expect(feed.state().connection).toBe('live')
  })

  it('is no connection that is lost, also while there is none', async () => {
    const lost = () => Promise.reject(new TypeError('Failed to fetch'))
    const { feed, fetch } = feedWith(signedOut, lost)
    feed.start()
    await pass(1_000)
    feed.wake()
    await pass(600_000)
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(feed.state().connection).toBe('signed_out')
  })
})
