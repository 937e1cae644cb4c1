/**
 * Lighthouse's benchmark index to the slowdown that makes such a machine about as slow as the phone that it means: what its calculator
 * answers (linked in "Calibrating the CPU slowdown" of docs/throttling.md in GoogleChrome/lighthouse).
 */
const CALIBRATION = [
  { index: 150, slowdown: 1 },
  { index: 800, slowdown: 2 },
  { index: 1300, slowdown: 3 },
  { index: 2000, slowdown: 6 },
] as const

/**
 * Which `cpuSlowdownMultiplier` suits a machine, to one decimal; straight lines between the points, the last one going on.
 * @param benchmarkIndex what Lighthouse measured of the machine
 * @returns null where the machine is slower than that phone
 */
export function cpuSlowdown(benchmarkIndex: number): number | null {
  const upper = CALIBRATION.findIndex((point) => point.index > benchmarkIndex)
  const [from, to] = CALIBRATION.slice(upper === -1 ? -2 : upper - 1)
  if (upper === 0 || !from || !to) return null
  const share = (benchmarkIndex - from.index) / (to.index - from.index)
  return Math.round((from.slowdown + share * (to.slowdown - from.slowdown)) * 10) / 10
}
