import { useState } from 'react'
import { breakRows, type Place, placeRows, type Row, type Tile } from '#lib/client/justified-rows'

/** Lowest row of the wall, in CSS pixels. */
export const MIN_HEIGHT = 216
/** The same as the column gap of `.wall-tiles` in app/globals.css. */
const GAP = 16
/** Below this width in CSS pixels the wall is two columns, which CSS does by itself: the same number stands in app/globals.css. */
const TWO_COLUMNS_BELOW = 520

type Broken = { width: number; ids: string; rows: Row[] }

/**
 * Places of the wall's tiles in rows that stay as they are while cards come and go.
 * @param width of the wall in CSS pixels, null before it is known
 * @returns null where CSS lays out by itself
 */
export function useRows(tiles: readonly Tile[], width: number | null): Map<string, Place> | null {
  const [broken, setBroken] = useState<Broken>({ width: 0, ids: '', rows: [] })
  if (width === null || width < TWO_COLUMNS_BELOW) return null
  const space = { width, minHeight: MIN_HEIGHT, gap: GAP }
  const ids = tiles.map((tile) => `${tile.id}:${tile.ratio}`).join()
  if (broken.width === width && broken.ids === ids) return placeRows(broken.rows, tiles, space)
  const rows = breakRows(tiles, space, broken.width === width ? broken.rows : [])
  setBroken({ width, ids, rows })
  return placeRows(rows, tiles, space)
}
