import type { DayCount } from './place.ts'

/** The days with one generation more on a day, which may be new among them. */
export function withOneMore(days: readonly DayCount[], day: string): DayCount[] {
  const newer = days.filter(([name]) => name > day)
  const older = days.filter(([name]) => name < day)
  const count = days.find(([name]) => name === day)?.[1] ?? 0
  return [...newer, [day, count + 1], ...older]
}
