export type Size = { width: number; height: number }
export type Rect = Size & { x: number; y: number }

/**
 * Places up to four pictures side by side, one under another or in two rows, whichever shows them largest,
 * centred in `area` with `gap` between them. `ratios` are width over height.
 */
export function pictureLayout(ratios: readonly number[], area: Rect, gap: number): Rect[] {
  const half = Math.ceil(ratios.length / 2)
  const candidates = [[ratios], ratios.map((ratio) => [ratio]), [ratios.slice(0, half), ratios.slice(half)]]
  const layouts = candidates
    .filter((rows) => rows.every((row) => row.length > 0))
    .map((rows) => placeRows(rows, area, gap))
  const surface = (rects: Rect[]) => rects.reduce((sum, { width, height }) => sum + width * height, 0)
  return layouts.reduce((best, next) => (surface(next) > surface(best) ? next : best))
}

/** All rows as wide as each other and every picture of a row as high as its neighbours. */
function placeRows(rows: readonly (readonly number[])[], area: Rect, gap: number): Rect[] {
  const heightFor = (row: readonly number[], width: number) =>
    (width - gap * (row.length - 1)) / row.reduce((sum, ratio) => sum + ratio, 0)
  const total = (width: number) => rows.reduce((sum, row) => sum + heightFor(row, width), 0) + gap * (rows.length - 1)
  // The total height grows evenly with the width, so that one division finds the width that fills the area's height.
  const slope = total(1) - total(0)
  const width = Math.min(area.width, (area.height - total(0)) / slope)
  let y = area.y + (area.height - total(width)) / 2
  return rows.flatMap((row) => {
    const height = heightFor(row, width)
    let x = area.x + (area.width - width) / 2
    const placed = row.map((ratio): Rect => {
      const rect = { x, y, width: ratio * height, height }
      x += rect.width + gap
      return rect
    })
    y += height + gap
    return placed
  })
}
