import type { VisiblePart } from './visible-part.ts'
import type { Keys, WallEntry } from './wall-entries.ts'

/** The drawn part of a wall whose places are known. @param offset what its height differs from the page's by */
export function placedEntries(part: VisiblePart, offset: number, keyOf: Keys): WallEntry[] {
  const heads = [...part.heads]
  const entries: WallEntry[] = []
  const name = (before: number) => {
    while (heads[0] && heads[0].y < before) {
      const { day, y } = heads[0]
      entries.push({ kind: 'day', key: day, day, y: y - offset })
      heads.shift()
    }
  }
  for (const { rank, card, x, y, width, picture } of part.placed) {
    name(y)
    entries.push({ kind: 'card', key: keyOf(card.id), rank, card, box: { x, y: y - offset, width, picture } })
  }
  name(Number.POSITIVE_INFINITY)
  return entries
}
