/** How often it is looked, in ms, and after how many looks without a round that ended a process hangs. Together three minutes. */
const LOOK_EVERY_MS = 10_000
const LOOKS = 18

/**
 * Watches over work that comes in rounds. Counted in looks and not in time: on a machine that was paused all rounds are late, and none hangs.
 * @param onHang is called once no round has ended for too long, as one that waits for what will never answer
 * @returns to be called when a round ends, however it ended
 */
export function watchRounds(onHang: () => void): () => void {
  let looks = 0
  const timer = setInterval(() => {
    looks += 1
    if (looks < LOOKS) return
    clearInterval(timer)
    onHang()
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => {
    looks = 0
  }
}
