import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { awaited } from '#lib/client/done/awaited'
import { cachedRev, hasUnsettled } from '#lib/client/generations/generation-pages'
import { AT_FIRST, type ChangeFeed, createChangeFeed, type FeedState } from './change-feed.ts'
import { quietChanges } from './quiet-changes.ts'

type Held = { feed: ChangeFeed; users: number; release: () => void }

/** One feed per query client, which means one per page, whoever uses it. */
const held = new WeakMap<QueryClient, Held>()

/** The feed may have answered before a part of the page comes alive, which must begin as the server drew it. */
const asDrawn = () => AT_FIRST

/**
 * Keeps every cached generation up to date while the component is there.
 * @param heartbeatMs also look this often when all has settled: for a screen that others submit to
 * @returns the state of the feed, and `wake`, to be called after a submit of one's own
 */
export function useChangeFeed({ heartbeatMs }: { heartbeatMs?: number } = {}): FeedState & { wake: () => void } {
  const client = useQueryClient()
  const { feed } = hold(client)
  useEffect(() => {
    const shared = hold(client)
    // Not `users++ === 0`: the React compiler (1.0.0) makes that compare the new value.
    if (shared.users === 0) shared.release = run(shared.feed)
    shared.users += 1
    const relax = heartbeatMs === undefined ? undefined : shared.feed.keepAlive(heartbeatMs)
    return () => {
      relax?.()
      shared.users -= 1
      if (shared.users === 0) shared.release()
    }
  }, [client, heartbeatMs])
  const state = useSyncExternalStore(feed.subscribe, feed.state, asDrawn)
  return { ...state, wake: feed.wake }
}

/** What the feed said last, for parts of a page on which something else keeps it running (the banner above every page does). */
export function useFeedState(): FeedState {
  const { feed } = hold(useQueryClient())
  return useSyncExternalStore(feed.subscribe, feed.state, asDrawn)
}

/** Has the feed ask at once, after something that this browser did. For those who do not need its state. */
export function wakeChangeFeed(client: QueryClient): void {
  hold(client).feed.wake()
}

function hold(client: QueryClient): Held {
  const existing = held.get(client)
  if (existing) return existing
  const feed = createChangeFeed({
    fetch: (url, init) => fetch(url, init),
    // The schemas come with the first news: they are not needed to draw a page.
    parse: async (answer) =>
      quietChanges(answer) ?? (await import('#lib/domain/generation/generation')).changesSchema.parse(answer),
    since: () => cachedRev(client),
    unsettled: () => hasUnsettled(client),
    // So does what spreads them over all that is cached.
    apply: async (...what) => (await import('./follow-changes.ts')).followChanges(client, ...what),
    random: Math.random,
  })
  const fresh: Held = { feed, users: 0, release: () => {} }
  held.set(client, fresh)
  return fresh
}

/** Starts the feed and follows the tab, what is awaited in it, and the network. @returns stops it */
function run(feed: ChangeFeed): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') feed.setWatch('seen')
    else feed.setWatch(awaited.ids().length > 0 ? 'awaited' : 'nobody')
  }
  look()
  feed.start()
  document.addEventListener('visibilitychange', look)
  const forget = awaited.subscribe(look)
  window.addEventListener('online', feed.wake)
  return () => {
    document.removeEventListener('visibilitychange', look)
    forget()
    window.removeEventListener('online', feed.wake)
    feed.stop()
  }
}
