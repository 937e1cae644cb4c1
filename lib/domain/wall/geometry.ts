import { countOf, type DayCount } from './place.ts'
import { guessHeight, stripOf, stripRange, stripsIn, type WallSpace } from './strip.ts'

/** A strip and where it stands on the wall. `from` and `to` are ranks: its oldest, and behind its newest. `y` is its top, in pixels. */
export type StripSpot = {
  day: string
  strip: number
  count: number
  from: number
  to: number
  y: number
  height: number
}

/** A day's name and where the space for it begins. */
export type DaySpot = { day: string; count: number; y: number }

/** Heights of strips as they came out when they were laid out, by day and strip. One of another length is not of this strip any more. */
export type KnownHeights = ReadonlyMap<string, ReadonlyMap<number, { length: number; height: number }>>

/**
 * Where everything stands on a wall of any size: the days and their counts are all that it takes. What was never looked at has the height
 * that its count suggests. Costs a step per day to make, and per strip of a day to ask.
 */
export function createGeometry(days: readonly DayCount[], space: WallSpace, known: KnownHeights) {
  const tops: number[] = []
  const below: number[] = []
  let rank = countOf(days)
  let y = 0
  for (const [day, count] of days) {
    rank -= count
    tops.push(y)
    below.push(rank)
    y += space.head + heightOfDay(day, count, space, known)
  }
  const height = y

  /** Index of the day at a height, the nearest one beyond the ends. */
  function dayAt(at: number): number {
    let low = 0
    let high = days.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((tops[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The strips of a day from its newest on, until told to stop. */
  function walk(index: number, visit: (spot: StripSpot) => boolean): void {
    const [day, count] = days[index] ?? ['', 0]
    if (count === 0) return
    let top = (tops[index] ?? 0) + space.head
    for (let strip = stripsIn(count) - 1; strip >= 0; strip -= 1) {
      const { from, to } = stripRange(count, strip)
      const tall = heightOfStrip(day, count, strip, space, known)
      const base = below[index] ?? 0
      if (!visit({ day, strip, count, from: base + from, to: base + to, y: top, height: tall })) return
      top += tall
    }
  }

  return {
    height,
    dayAt: (at: number): DaySpot | null => {
      const index = dayAt(at)
      const [day, count] = days[index] ?? []
      return day === undefined || count === undefined ? null : { day, count, y: tops[index] ?? 0 }
    },
    /** The strips and the names of days that touch a part of the wall, from top to bottom. */
    between(top: number, bottom: number): { strips: StripSpot[]; heads: DaySpot[] } {
      const strips: StripSpot[] = []
      const heads: DaySpot[] = []
      for (let index = dayAt(top); index < days.length && (tops[index] ?? 0) < bottom; index += 1) {
        const [day, count] = days[index] ?? ['', 0]
        const at = tops[index] ?? 0
        if (at + space.head > top) heads.push({ day, count, y: at })
        walk(index, (spot) => {
          if (spot.y >= bottom) return false
          if (spot.y + spot.height > top) strips.push(spot)
          return true
        })
      }
      return { strips, heads }
    },
    /** The strip that a rank is in; null where the wall has no such rank. */
    stripOfRank(of: number): StripSpot | null {
      const index = below.findIndex((first) => first <= of)
      const [, count] = days[index] ?? []
      const first = below[index] ?? 0
      if (count === undefined || of < 0 || of >= first + count) return null
      const wanted = stripOf(count, of - first)
      let found: StripSpot | null = null
      walk(index, (spot) => {
        found = spot
        return spot.strip !== wanted
      })
      return found
    },
    /** The top of a day's name; of a day without generations that of the next older one. */
    topOfDay(day: string): number {
      const index = days.findIndex(([name]) => name <= day)
      return tops[index] ?? 0
    },
  }
}

function heightOfStrip(day: string, count: number, strip: number, space: WallSpace, known: KnownHeights): number {
  const { from, to } = stripRange(count, strip)
  const seen = known.get(day)?.get(strip)
  return seen?.length === to - from ? seen.height : guessHeight(to - from, space)
}

/** Strips of the same length are guessed alike, so that only what is known is looked at one by one. */
function heightOfDay(day: string, count: number, space: WallSpace, known: KnownHeights): number {
  const last = stripsIn(count) - 1
  const newest = stripRange(count, last)
  let height = heightOfStrip(day, count, last, space, known)
  if (last === 0) return height
  const full = guessHeight(stripRange(count, 0).to, space)
  height += last * full
  for (const [strip, seen] of known.get(day) ?? [])
    if (strip < last && seen.length === newest.from / last) height += seen.height - full
  return height
}
