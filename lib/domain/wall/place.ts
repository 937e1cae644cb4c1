import { isRealDay } from './real-day.ts'

/** A day of the wall and how many generations it has. Lists of them are newest first. */
export type DayCount = readonly [day: string, count: number]

/**
 * A place on the wall that stays the same as others come on top: a day, and the number of a generation on it, counted from the day's oldest,
 * which is 0.
 */
export type WallPlace = { day: string; nth: number }

/** How many generations hang on a wall. */
export function countOf(days: readonly DayCount[]): number {
  return days.reduce((sum, [, count]) => sum + count, 0)
}

/**
 * Where a rank stands. Ranks count the whole wall from its oldest generation, which is 0: a new one takes a rank of its own and moves no other.
 * @returns null for a rank that the wall does not have
 */
export function placeOf(days: readonly DayCount[], rank: number): WallPlace | null {
  let below = countOf(days)
  for (const [day, count] of days) {
    below -= count
    if (rank >= below && rank < below + count) return { day, nth: rank - below }
  }
  return null
}

/** The rank at a place; of a day without generations the newest before it, else the oldest of all. An empty wall has rank 0. */
export function rankAt(days: readonly DayCount[], { day, nth }: WallPlace): number {
  let below = countOf(days)
  for (const [name, count] of days) {
    below -= count
    if (name === day) return below + Math.max(0, Math.min(nth, count - 1))
    if (name < day) return below + count - 1
  }
  return 0
}

/** The days without the newest so many generations. */
export function withoutNewest(days: readonly DayCount[], held: number): DayCount[] {
  let left = held
  return days.flatMap(([day, count]) => {
    const off = Math.min(left, count)
    left -= off
    return off === count ? [] : [[day, count - off] as const]
  })
}

/** A place as an address tells it: `2026-11-24.17`. */
export function placeText({ day, nth }: WallPlace): string {
  return `${day}.${nth}`
}

/** The place that an address tells; a day alone is its newest generation. Null for what is none. */
export function parsePlace(text: unknown): WallPlace | null {
  const [, day, nth] = (typeof text === 'string' && /^(\d{4}-\d{2}-\d{2})(?:\.(\d{1,9}))?$/.exec(text)) || []
  if (day === undefined || !isRealDay(day)) return null
  return { day, nth: nth === undefined ? Number.MAX_SAFE_INTEGER : Number(nth) }
}
