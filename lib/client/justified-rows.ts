/** A picture on the wall: width over height. */
export type Tile = { id: string; ratio: number }

/** Pixels. `minHeight` is the lowest row; a full row is as high as filling the width makes it. */
export type RowSpace = { width: number; minHeight: number; gap: number }

/** Ids of a row, left to right. */
export type Row = readonly string[]

/** A tile's place: pixels of its picture, and the empty space to its right that ends a row which is not full. */
export type Place = { width: number; height: number; after: number }

/**
 * Breaks tiles into rows. Rows that were there stay as they are: new tiles make rows of their own above or below, and may fill up the first
 * or the last row. So a card that arrives or goes moves none but its neighbours.
 * The same greedy rule as CSS `flex-wrap` with a basis of `ratio * minHeight`, so that what the server drew stays in place.
 * @param before the rows of the last time, none at first or when the width changed
 */
export function breakRows(tiles: readonly Tile[], space: RowSpace, before: readonly Row[] = []): Row[] {
  const ratios = new Map(tiles.map((tile) => [tile.id, tile.ratio]))
  const ids = tiles.map((tile) => tile.id)
  const kept = before.map((row) => row.filter((id) => ratios.has(id))).filter((row) => row.length > 0)
  const known = kept.flat()
  const start = ids.indexOf(known[0] ?? '')
  const sameOrder = start >= 0 && known.every((id, i) => ids[start + i] === id)
  if (!sameOrder) return fill([], ids, ratios, space)
  const below = fill(kept, ids.slice(start + known.length), ratios, space)
  return fillUpwards(ids.slice(0, start), below, ratios, space)
}

/** Places each tile of a wall whose rows are broken. A row that the next tile would still fit into, and the last one, keep the lowest height. */
export function placeRows(rows: readonly Row[], tiles: readonly Tile[], space: RowSpace): Map<string, Place> {
  const ratios = new Map(tiles.map((tile) => [tile.id, tile.ratio]))
  const places = new Map<string, Place>()
  rows.forEach((row, index) => {
    const inner = space.width - space.gap * (row.length - 1)
    const ratio = sum(row, ratios)
    const next = rows[index + 1]?.[0]
    const full = next !== undefined && !fits([...row, next], ratios, space)
    const height = full ? inner / ratio : Math.min(inner / ratio, space.minHeight)
    row.forEach((id, i) => {
      // Down to the 64th of a pixel that browsers lay out in: a sum that is rounded up would break the row.
      const width = Math.floor((ratios.get(id) ?? 1) * height * 64) / 64
      const after = i === row.length - 1 ? Math.max(0, Math.floor(inner - ratio * height)) : 0
      places.set(id, { width, height, after })
    })
  })
  return places
}

function fits(row: Row, ratios: Map<string, number>, { width, minHeight, gap }: RowSpace): boolean {
  return sum(row, ratios) * minHeight + gap * (row.length - 1) <= width
}

function fill(rows: readonly Row[], ids: readonly string[], ratios: Map<string, number>, space: RowSpace): Row[] {
  const filled = [...rows]
  for (const id of ids) {
    const last = filled.at(-1)
    if (last && fits([...last, id], ratios, space)) filled[filled.length - 1] = [...last, id]
    else filled.push([id])
  }
  return filled
}

function fillUpwards(
  ids: readonly string[],
  rows: readonly Row[],
  ratios: Map<string, number>,
  space: RowSpace,
): Row[] {
  const filled = [...rows].reverse()
  for (const id of ids.toReversed()) {
    const top = filled.at(-1)
    if (top && fits([id, ...top], ratios, space)) filled[filled.length - 1] = [id, ...top]
    else filled.push([id])
  }
  return filled.reverse()
}

function sum(row: Row, ratios: Map<string, number>): number {
  return row.reduce((total, id) => total + (ratios.get(id) ?? 1), 0)
}
