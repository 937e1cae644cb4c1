import type { GenerationView } from '#lib/domain/generation/generation'
import { type DayCount, placeOf } from '#lib/domain/wall/place'

/** Where something is drawn: of a day's name the height alone counts. */
type Box = { x: number; y: number; width: number; picture: number }

/** What a wall draws, in the order in which it is read. Without a box CSS lays it out. */
export type WallEntry =
  | { kind: 'day'; key: string; day: string; y: number | null }
  /** Ends the last row of a day where CSS would stretch it. */
  | { kind: 'end'; key: string }
  | { kind: 'card'; key: string; rank: number; card: GenerationView; box: Box | null }

export type Keys = (id: string) => string

/**
 * The first cards of a wall, before it is known how wide it is.
 * @param begins the rank of the first one @param most how many there are at most
 */
export function firstEntries(
  days: readonly DayCount[],
  cards: ReadonlyMap<number, GenerationView>,
  { begins, most }: { begins: number; most: number },
  keyOf: Keys,
): WallEntry[] {
  const entries: WallEntry[] = []
  let today: string | undefined
  for (let rank = begins; rank > begins - most; rank -= 1) {
    const card = cards.get(rank)
    const day = placeOf(days, rank)?.day
    if (!card || day === undefined) break
    if (day !== today && today !== undefined) entries.push({ kind: 'end', key: `end ${today}` })
    if (day !== today) entries.push({ kind: 'day', key: day, day, y: null })
    entries.push({ kind: 'card', key: keyOf(card.id), rank, card, box: null })
    today = day
  }
  return entries
}
