import type { QueryClient } from '@tanstack/react-query'
import { isStandIn } from '#lib/client/generations/is-stand-in'
import type { GenerationView } from '#lib/domain/generation/generation'
import { countOf, type DayCount } from '#lib/domain/wall/place'
import { withOneMore } from '#lib/domain/wall/with-one-more'
import { dayIn } from './day-in.ts'
import { isNewer } from './is-newer.ts'
import type { WallCards } from './wall-cards.ts'
import { wallQuery } from './wall-query.ts'
import { type Range, wantCards } from './wanted-cards.ts'

type Cards = WallCards['cards']
type Drawn = Pick<WallCards, 'days' | 'cards'>

/**
 * A wall as it is drawn: with the cards that no day of it counts, each at its place among the others. What is asked of the server and what it
 * answers is without them, so they are put in last, and the ranks above them are other ones here.
 */
export function withUncounted(wall: Pick<WallCards, 'days' | 'cards' | 'uncounted' | 'today' | 'timeZone'>): Drawn {
  const counted = new Set([...wall.cards.values()].map((card) => card.id))
  return wall.uncounted
    .filter((card) => !counted.has(card.id))
    .reduce<Drawn>((drawn, card) => putIn(drawn, card, dayOf(wall, card)), wall)
}

/** Nobody's clock but the server's says on which day something is made: what stands in for a click stands with the newest. */
function dayOf(
  { days, today, timeZone }: Pick<WallCards, 'days' | 'today' | 'timeZone'>,
  card: GenerationView,
): string {
  const newest = days[0]?.[0] ?? ''
  if (isStandIn(card)) return newest > today ? newest : today
  return dayIn(timeZone, card.createdAt)
}

function putIn({ days, cards }: Drawn, card: GenerationView, day: string): Drawn {
  const rank = rankFor(days, cards, card, day)
  const up = [...cards].map(([at, one]) => [at < rank ? at : at + 1, one] as const)
  return { days: withOneMore(days, day), cards: new Map(up).set(rank, card) }
}

/** Under all cards of its day that are known to be newer. */
function rankFor(days: readonly DayCount[], cards: Cards, card: GenerationView, day: string): number {
  const first = countOf(days.filter(([name]) => name < day))
  const behind = countOf(days.filter(([name]) => name <= day))
  const above = [...cards].flatMap(([rank, one]) => (isNewer(one, card) ? [rank] : []))
  return Math.max(first, Math.min(behind, ...above))
}

/**
 * Has the cards of some ranks come, as `wantCards` does. @param drawn ranks of the wall as it is drawn
 */
export function wantDrawn(client: QueryClient, filter: string, drawn: Range): void {
  const wall = client.getQueryData(wallQuery(filter).queryKey)
  if (!wall) return
  const extra = new Set(wall.uncounted)
  const between = [...withUncounted(wall).cards].flatMap(([rank, card]) => (extra.has(card) ? [rank] : []))
  const counted = (rank: number) => rank - between.filter((one) => one < rank).length
  wantCards(client, filter, { from: counted(drawn.from), to: counted(drawn.to) })
}
