/** One Ctrl-C can arrive twice, from the terminal and from npm; a second one by a person takes longer. */
const SAME_SIGNAL_MS = 500

/**
 * What a signal that asks us to end means.
 * @param sinceFirstMs time since the first one; undefined for the first
 */
export function signalMeaning(sinceFirstMs: number | undefined): 'stop' | 'repeated' | 'kill' {
  if (sinceFirstMs === undefined) return 'stop'
  return sinceFirstMs < SAME_SIGNAL_MS ? 'repeated' : 'kill'
}

/** Calls `stop` at the first signal that asks us to end, and `kill` when one comes again. */
export function onStopSignals(stop: () => void, kill: () => void): void {
  let firstAt: number | undefined
  const received = () => {
    const meaning = signalMeaning(firstAt === undefined ? undefined : performance.now() - firstAt)
    if (meaning === 'stop') {
      firstAt = performance.now()
      stop()
    } else if (meaning === 'kill') kill()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, received)
}
