import type { PlacedCard, WallPlan } from './plan.ts'

/** What is drawn beyond the window on either side, as a part of its height, and where cards are fetched ahead. */
const BEYOND = 0.5
const AHEAD = 1
/** Most cards that are drawn, but for those in sight: each has a picture and some twenty elements. */
const MOST = 24

/** The part of the wall that a window draws. `from` and `to` are the ranks whose cards it needs now or soon. */
export type VisiblePart = ReturnType<typeof visiblePart>

/**
 * What a window shows of a wall, and a little around it as far as there is room for more.
 * @param kept a rank that is drawn wherever it stands
 */
export function visiblePart(plan: WallPlan, { top, height }: { top: number; height: number }, kept: number | null) {
  const { placed, heads, pending } = plan.between(top - BEYOND * height, top + (1 + BEYOND) * height)
  const { from, to } = plan.between(top - AHEAD * height, top + (1 + AHEAD) * height)
  const far = (cell: PlacedCard) => Math.max(0, top - (cell.y + cell.picture), cell.y - (top + height))
  const near = [...placed].sort((a, b) => far(a) - far(b))
  const drawn = near.filter((cell, i) => i < MOST || far(cell) === 0)
  if (kept !== null && !drawn.some((cell) => cell.rank === kept))
    drawn.push(...plan.around(kept).filter((cell) => cell.rank === kept))
  return { placed: drawn.sort((a, b) => b.rank - a.rank), heads, pending, from, to }
}
