/**
 * Lets the first of many equal messages through, and after `everyMs` the next one: with the database away a dozen workers ask every
 * second, and the log is to say it and not to drown in it.
 * @param tell is given the message and how many equal ones were kept back since the last
 */
export function seldom(
  tell: (message: string, keptBack: number) => void,
  everyMs = 30_000,
  clock: () => number = Date.now,
): (message: string) => void {
  const told = new Map<string, { at: number; keptBack: number }>()
  return (message) => {
    const last = told.get(message)
    if (last && clock() - last.at < everyMs) {
      last.keptBack += 1
      return
    }
    // Messages with changing parts would otherwise add up for as long as the process lives.
    if (told.size >= 100) told.clear()
    told.set(message, { at: clock(), keptBack: 0 })
    tell(message, last?.keptBack ?? 0)
  }
}
