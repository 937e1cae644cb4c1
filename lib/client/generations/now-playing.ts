let current: string | null = null
const listeners = new Set<() => void>()

/** Which clip plays on this page: one at most, so starting one stops the other. */
export const nowPlaying = {
  start(id: string): void {
    if (current === id) return
    current = id
    for (const listener of listeners) listener()
  },
  /** Ends the clip if it is this one. */
  stop(id: string): void {
    if (current !== id) return
    current = null
    for (const listener of listeners) listener()
  },
  current: (): string | null => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
