import { useSyncExternalStore } from 'react'
import { serverClock } from '#lib/client/feed/server-clock'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = 0

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    now = serverClock.now()
    timer = setInterval(tick, 1000)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

function tick() {
  now = serverClock.now()
  for (const listener of listeners) listener()
}

function read(): number {
  // Asked twice while drawing, it must say the same; a second is what it is read to.
  if (listeners.size === 0 && Math.abs(serverClock.now() - now) >= 1000) now = serverClock.now()
  return now
}

/**
 * The server's time, anew each second, from one clock for the whole page: only what reads it is drawn again.
 * @returns Unix milliseconds, or null while drawn by the server, whose moment would be another one than the browser's
 */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, read, () => null)
}
