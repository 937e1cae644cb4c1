/** Pixels of the browser. `rowHeight` is that of the lowest picture; a full row is as high as filling the width makes it. */
export type RowSpace = { width: number; rowHeight: number; gap: number }

/** A row: from which tile to before which other, and how high its pictures are. */
export type Row = { from: number; to: number; height: number }

/** A row that fills the width is not higher than this many times the lowest one, where its neighbours can help it. */
const TALLEST = 1.7
/** How many times the lowest height a full row is most often. One that is too low is worse than one that is too high: words stand under it. */
const USUAL = 1.15

/**
 * Breaks pictures into rows that fill the width: a row takes pictures as long as they fit at the lowest height, and is then made as high as
 * fills it. This is how CSS `flex-wrap` breaks a basis of `ratio * rowHeight`, so that what the server drew stays in place.
 * @param ratios width over height, in the order of the wall
 * @param ragged the last row may end before the width does, as at the end of a day; otherwise the last three share their pictures anew
 *   where the last one would come out too high
 */
export function justifiedRows(ratios: readonly number[], space: RowSpace, ragged: boolean): Row[] {
  const rows: Row[] = []
  let from = 0
  for (let to = 1; to <= ratios.length; to += 1) {
    if (to < ratios.length && fits(ratios, from, to + 1, space)) continue
    rows.push(rowOf(ratios, from, to, space))
    from = to
  }
  const last = rows.at(-1)
  if (!last) return rows
  if (ragged) rows[rows.length - 1] = { ...last, height: Math.min(last.height, space.rowHeight) }
  else if (last.height > TALLEST * space.rowHeight) {
    const kept = rows.slice(0, -3)
    return [...kept, ...evenRows(ratios, rows[kept.length]?.from ?? 0, space)]
  }
  return rows
}

/** Of all ways to break the pictures from one on into full rows, the one whose heights are nearest to what is usual. */
function evenRows(ratios: readonly number[], start: number, space: RowSpace): Row[] {
  const best: { cost: number; row: Row | null }[] = [{ cost: 0, row: null }]
  for (let to = start + 1; to <= ratios.length; to += 1) {
    let found: { cost: number; row: Row | null } = { cost: Number.POSITIVE_INFINITY, row: null }
    for (let from = start; from < to; from += 1) {
      const row = rowOf(ratios, from, to, space)
      const before = best[from - start]?.cost ?? 0
      const off = row.height / space.rowHeight - USUAL
      const cost = before + (off < 0 ? 3 : 1) * off ** 2
      if (cost < found.cost) found = { cost, row }
    }
    best.push(found)
  }
  const rows: Row[] = []
  for (let row = best.at(-1)?.row; row; row = best[row.from - start]?.row) rows.unshift(row)
  return rows
}

function rowOf(ratios: readonly number[], from: number, to: number, { width, gap }: RowSpace): Row {
  return { from, to, height: (width - gap * (to - from - 1)) / sum(ratios, from, to) }
}

function fits(ratios: readonly number[], from: number, to: number, { width, rowHeight, gap }: RowSpace): boolean {
  return sum(ratios, from, to) * rowHeight + gap * (to - from - 1) <= width
}

function sum(ratios: readonly number[], from: number, to: number): number {
  let total = 0
  for (let i = from; i < to; i += 1) total += ratios[i] ?? 1
  return total
}
