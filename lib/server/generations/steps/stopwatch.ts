/**
 * Begins to measure. By both clocks, of which a machine that is paused may stop the one and set the other.
 * @returns how long ago that was, in ms, by whichever says more
 */
export function stopwatch(): () => number {
  const [wall, steady] = [Date.now(), performance.now()]
  return () => Math.max(Date.now() - wall, performance.now() - steady)
}
