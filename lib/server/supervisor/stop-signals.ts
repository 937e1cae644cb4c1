/** One Ctrl-C can arrive twice, from the terminal and from npm; a second one by a person takes longer. */
export const SAME_SIGNAL_MS = 500

/** Calls `stop` at the first signal that asks us to end, and `kill` when one comes again. */
export function onStopSignals(stop: () => void, kill: () => void, now: () => number = Date.now): void {
  let firstAt: number | undefined
  const received = () => {
    if (firstAt === undefined) {
      firstAt = now()
      stop()
    } else if (now() - firstAt >= SAME_SIGNAL_MS) kill()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, received)
}
