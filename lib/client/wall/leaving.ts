import type { QueryClient } from '@tanstack/react-query'
import type { GenerationView } from '#lib/domain/generation/generation'
import { countOf } from '#lib/domain/wall/place'
import { isNewer } from './is-newer.ts'
import { putUncounted, takeOffWall, type WallCards } from './wall-cards.ts'
import { wallQuery } from './wall-query.ts'
import type { Range } from './wanted-cards.ts'

/** A card that does not belong there any more stays so long, in ms, for who was looking at it. */
const LINGER_MS = 4_000
/** A card under the pointer or with the focus in it stays; it is looked again so often, in ms. */
const HELD_MS = 1_000

/** The cards in sight that a wall does not have any more, and not merely forgot: their neighbours are known, and nothing is between those. */
function leavingOf(before: WallCards, after: WallCards, range: Range | null): GenerationView[] {
  const left = new Set([...after.cards.values()].map((card) => card.id))
  const isGone = (card: GenerationView) => {
    const older = [...after.cards].flatMap(([rank, one]) => (isNewer(card, one) ? [rank] : []))
    const newer = [...after.cards].flatMap(([rank, one]) => (isNewer(one, card) ? [rank] : []))
    return Math.max(-1, ...older) + 1 === Math.min(countOf(after.days), ...newer)
  }
  const inSight = (rank: number) => !range || (rank >= range.from && rank < range.to)
  return [...before.cards].flatMap(([rank, card]) =>
    inSight(rank) && !left.has(card.id) && isGone(card) ? [card] : [],
  )
}

/**
 * A narrowed wall after another, with those that it does not have any more for a while, and as long as somebody holds them.
 * @param range the ranks of the one before that are in sight; null for all
 */
export function withLeaving(client: QueryClient, before: WallCards, after: WallCards, range: Range | null): WallCards {
  const leaving = leavingOf(before, after, range)
  for (const { id } of leaving) leaveIn(client, after.filter, id, LINGER_MS)
  return leaving.reduce(putUncounted, after)
}

function leaveIn(client: QueryClient, filter: string, id: string, ms: number): void {
  setTimeout(() => {
    if (isHeld(id)) leaveIn(client, filter, id, HELD_MS)
    else client.setQueryData(wallQuery(filter).queryKey, (wall) => wall && takeOffWall(wall, id))
  }, ms)
}

const isHeld = (id: string) =>
  document.querySelector(`[data-id="${CSS.escape(id)}"]:is(:hover, :focus-within)`) !== null
