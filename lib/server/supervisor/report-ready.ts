/** What a process says over its channel to the supervisor when it does its work; see `processService`. */
export const READY = 'ready'

/** Tells the supervisor that this process does its work, for one that listens on no port. Started by hand, nothing happens. */
export function reportReady(): void {
  process.send?.(READY)
}
