import { pictureSize } from '#lib/client/generations/picture-size'
import type { GenerationView } from '#lib/domain/generation/generation'
import { createGeometry, type StripSpot } from '#lib/domain/wall/geometry'
import { countOf, type DayCount } from '#lib/domain/wall/place'
import {
  type Cell,
  guessHeight,
  layOutStrip,
  type StripLayout,
  stripOf,
  stripRange,
  type WallSpace,
} from '#lib/domain/wall/strip'

/** A card and where it stands on the wall. `y` is from the wall's top. */
export type PlacedCard = Cell & { rank: number; card: GenerationView }

/** Space of the wall for cards that are not there yet. */
export type Pending = { key: string; y: number; height: number }

/** What is remembered from plan to plan: heights that came out, so that a part that is forgotten keeps its place, and layouts. */
export type PlanMemory = {
  width: number
  heights: Map<string, Map<number, { length: number; height: number }>>
  layouts: Map<string, { made: string; layout: StripLayout }>
}

type LaidOut = { layout: StripLayout; cards: readonly GenerationView[]; to: number }

export type WallPlan = ReturnType<typeof createPlan>

/**
 * The wall in the browser's pixels, as far as it is known.
 * @param feet room that the words of some cards take, by their id, where it is more than usual
 */
export function createPlan(
  { days, cards }: { days: readonly DayCount[]; cards: ReadonlyMap<number, GenerationView> },
  space: WallSpace,
  feet: ReadonlyMap<string, number>,
  memory: PlanMemory,
) {
  if (memory.width !== space.width) {
    memory.width = space.width
    memory.heights.clear()
    memory.layouts.clear()
  }
  const laidOut = layOutKnown(days, cards, space, feet, memory)
  const geometry = createGeometry(days, space, memory.heights)
  const total = countOf(days)
  const cellsOf = (spot: StripSpot): PlacedCard[] => {
    const known = laidOut.get(keyOf(spot))
    if (!known) return []
    return known.layout.cells.flatMap((cell, i) => {
      const card = known.cards[i]
      return card ? [{ ...cell, y: spot.y + cell.y, rank: known.to - 1 - i, card }] : []
    })
  }

  return {
    height: geometry.height,
    total,
    dayAt: geometry.dayAt,
    topOfDay: geometry.topOfDay,
    /** The next day that has something on it. @param way 1 for an older one; the ends lead to themselves */
    nextDay(day: string, way: 1 | -1): string {
      const index = days.findIndex(([name]) => name <= day)
      return days[index + way]?.[0] ?? day
    },
    /** What stands in a part of the wall, from top to bottom. `from` and `to` are the ranks that it takes to lay that out: those of whole strips, but for what is missing below it. */
    between(top: number, bottom: number) {
      const { strips, heads } = geometry.between(top, bottom)
      const inside = (cell: { y: number; height: number }) => cell.y < bottom && cell.y + cell.height > top
      const placed = strips.flatMap(cellsOf).filter((cell) => inside({ y: cell.y, height: cell.picture + space.foot }))
      const pending = strips.flatMap((spot): Pending[] => {
        const done = laidOut.get(keyOf(spot))
        if (done && done.cards.length === spot.to - spot.from) return []
        const used = done?.layout.height ?? 0
        return [{ key: keyOf(spot), y: spot.y + used, height: spot.height - used }]
      })
      const last = strips.at(-1)
      const begun = last && laidOut.get(keyOf(last))
      const below = begun && last.y + begun.layout.height >= bottom ? last.to - begun.cards.length : last?.from
      return { placed, heads, pending, from: below ?? 0, to: strips[0]?.to ?? 0 }
    },
    /** The top of a rank's picture; a guess where it is not known. Null for a rank that the wall does not have. */
    yOf(rank: number): number | null {
      const spot = geometry.stripOfRank(rank)
      if (!spot) return null
      const placed = cellsOf(spot).find((cell) => cell.rank === rank)
      return placed?.y ?? spot.y + (spot.height * (spot.to - 1 - rank)) / (spot.to - spot.from)
    },
    /** The first rank that is still to be seen at a height, and how far its top is below it. */
    anchorAt(y: number): { rank: number; below: number } | null {
      const { strips } = geometry.between(y, y + 1)
      const spot = strips[0] ?? geometry.between(y, y + space.head + 1).strips[0]
      if (!spot) return null
      const cell = cellsOf(spot).find((one) => one.y + one.picture + space.foot > y)
      if (cell) return { rank: cell.rank, below: cell.y - y }
      const part = Math.max(0, Math.min(1, (y - spot.y) / spot.height))
      const rank = spot.to - 1 - Math.floor(part * (spot.to - spot.from - 1))
      return { rank, below: spot.y + (spot.height * (spot.to - 1 - rank)) / (spot.to - spot.from) - y }
    },
    /** The cards of the strip that holds a rank and of its neighbours, for who goes from one to the next. */
    around(rank: number): PlacedCard[] {
      const spot = geometry.stripOfRank(rank)
      if (!spot) return []
      const near = [spot.to, rank, spot.from - 1].map((one) => geometry.stripOfRank(one))
      return near.flatMap((one) => (one ? cellsOf(one) : []))
    },
  }
}

function keyOf({ day, strip }: { day: string; strip: number }): string {
  return `${day}/${strip}`
}

/** Lays out every strip of which the beginning is known, and notes how high it came out. */
function layOutKnown(
  days: readonly DayCount[],
  cards: ReadonlyMap<number, GenerationView>,
  space: WallSpace,
  feet: ReadonlyMap<string, number>,
  memory: PlanMemory,
): Map<string, LaidOut> {
  let below = countOf(days)
  // What is held back has a rank that is not on the wall yet.
  const ranks = [...cards.keys()].filter((rank) => rank < below).sort((a, b) => b - a)
  const found = new Map<string, LaidOut>()
  let next = 0
  for (const [day, count] of days) {
    below -= count
    while (next < ranks.length && (ranks[next] ?? -1) >= below) {
      const rank = ranks[next] ?? 0
      const strip = stripOf(count, rank - below)
      const range = stripRange(count, strip)
      const [from, to] = [below + range.from, below + range.to]
      if (rank === to - 1) {
        const known: GenerationView[] = []
        for (let one = rank; one >= from; one -= 1) {
          const card = cards.get(one)
          if (!card) break
          known.push(card)
        }
        const layout = layOut(known, { day, strip, length: to - from }, space, feet, memory)
        found.set(keyOf({ day, strip }), { layout, cards: known, to })
      }
      while (next < ranks.length && (ranks[next] ?? -1) >= from) next += 1
    }
    if (next >= ranks.length) break
  }
  for (const key of memory.layouts.keys()) if (!found.has(key)) memory.layouts.delete(key)
  return found
}

function layOut(
  known: readonly GenerationView[],
  { day, strip, length }: { day: string; strip: number; length: number },
  space: WallSpace,
  feet: ReadonlyMap<string, number>,
  memory: PlanMemory,
): StripLayout {
  const key = keyOf({ day, strip })
  const tiles = known.map((card) => {
    const { width, height } = pictureSize(card)
    return { ratio: width / height, foot: feet.get(card.id) }
  })
  const made = `${length} ${space.foot} ${tiles.map((tile) => `${tile.ratio}/${tile.foot ?? ''}`).join()}`
  const before = memory.layouts.get(key)
  if (before?.made === made) return before.layout
  const whole = known.length === length
  const layout = layOutStrip(tiles, space, { whole, ragged: strip === 0 })
  memory.layouts.set(key, { made, layout })
  const ofDay = memory.heights.get(day) ?? new Map()
  const rest = whole ? 0 : guessHeight(length - layout.cells.length, space)
  memory.heights.set(day, ofDay.set(strip, { length, height: layout.height + rest }))
  return layout
}
