import type { PlacedCard, WallPlan } from './plan.ts'

/** The rank that a key leads to; null for keys that mean nothing here. */
export function nextRank(plan: WallPlan, rank: number, key: string): number | null {
  if (key === 'ArrowRight') return rank - 1
  if (key === 'ArrowLeft') return rank + 1
  if (key === 'Home') return plan.total - 1
  if (key === 'End') return 0
  if (key === 'ArrowDown') return neighbour(plan.around(rank), rank, 1)
  return key === 'ArrowUp' ? neighbour(plan.around(rank), rank, -1) : null
}

/** The nearest card below or above. @param way 1 for below, -1 for above */
function neighbour(cells: readonly PlacedCard[], rank: number, way: 1 | -1): number {
  const from = cells.find((cell) => cell.rank === rank)
  if (!from) return rank - way
  const middle = (cell: PlacedCard) => cell.x + cell.width / 2
  let nearest: { rank: number; far: number } | null = null
  for (const cell of cells) {
    const down = (cell.y - from.y) * way
    const far = down + Math.abs(middle(cell) - middle(from))
    if (down > 1 && (nearest === null || far < nearest.far)) nearest = { rank: cell.rank, far }
  }
  return nearest?.rank ?? rank
}
