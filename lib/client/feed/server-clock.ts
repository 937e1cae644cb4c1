let offset: number | null = null

/**
 * The server's clock as this browser knows it: a viewer's own clock may be minutes off, and all times of a generation are the server's.
 * Unix milliseconds. Until the first word of the change feed it is the browser's own.
 */
export const serverClock = {
  /** Notes what the server's clock showed just now. */
  set(now: number): void {
    offset = now - Date.now()
  },
  /** Whether the feed has said a word. */
  isKnown: () => offset !== null,
  now(): number {
    return Date.now() + (offset ?? 0)
  },
}
