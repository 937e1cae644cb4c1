import { justifiedRows } from './justified-rows.ts'

/**
 * A strip is a part of a day that is laid out by itself, so that any place of the wall can be drawn without what is before it. Strips are
 * numbered from the day's oldest: what comes on top lengthens the newest strip and moves no other.
 */
export const STRIP = 24

/** How many strips a day has. The newest holds one to two times {@link STRIP}, so that it never begins with a row that cannot be filled. */
export function stripsIn(count: number): number {
  return Math.max(1, Math.floor(count / STRIP))
}

/** Numbers on its day of a strip's oldest and behind its newest. */
export function stripRange(count: number, strip: number): { from: number; to: number } {
  return { from: strip * STRIP, to: strip === stripsIn(count) - 1 ? count : (strip + 1) * STRIP }
}

/** The strip that holds a number of a day. */
export function stripOf(count: number, nth: number): number {
  return Math.min(Math.floor(nth / STRIP), stripsIn(count) - 1)
}

/** The room of the wall. All in pixels of the browser. */
export type WallSpace = {
  width: number
  /** Room for the words under a picture. */
  foot: number
  /** Room for the name of a day. */
  head: number
}

/** A picture with the room for its words. `foot` only where they take more than usual. */
export type Tile = { ratio: number; foot?: number | undefined }

/** Where a card stands in its strip: its corner, its width and the height of its picture. */
export type Cell = { x: number; y: number; width: number; picture: number }

export type StripLayout = { cells: Cell[]; height: number }

/** Below this width the wall is two columns. The same numbers stand in app/globals.css (`.wall-tiles`). */
export const TWO_COLUMNS_BELOW = 520
const GAP = 16
const ROW_GAP = 20
const COLUMN = 0.48

/** Height of the lowest picture: on a large screen larger, so that there are never many on it. */
function rowHeightFor(width: number): number {
  return Math.max(216, width * 0.125)
}

/**
 * A part of a width as browsers lay it out, in whole 64ths of a pixel. The first cards are laid out by CSS: a picture that came out a little
 * larger afterwards would count as painted only then.
 */
function laidOut(part: number, width: number): number {
  return Math.floor(part * width * 64) / 64
}

/** A row of the two columns' grid. */
export function hundredth(width: number): number {
  return laidOut(0.01, width)
}

/** Rows of the two columns' grid, each a hundredth of the width, that a card spans. */
export function spanOf(ratio: number): number {
  return Math.ceil((100 * COLUMN) / ratio) + 31
}

/**
 * Lays out a strip.
 * @param tiles its newest first, and perhaps not all of it
 * @param whole whether that is all of it; else rows that depend on what comes next are left out
 * @param ragged the strip ends its day
 */
export function layOutStrip(
  tiles: readonly Tile[],
  space: WallSpace,
  { whole, ragged }: { whole: boolean; ragged: boolean },
): StripLayout {
  return space.width < TWO_COLUMNS_BELOW ? twoColumns(tiles, space) : rows(tiles, space, whole, ragged)
}

function rows(tiles: readonly Tile[], { width, foot }: WallSpace, whole: boolean, ragged: boolean): StripLayout {
  const ratios = tiles.map((tile) => tile.ratio)
  const broken = justifiedRows(ratios, { width, rowHeight: rowHeightFor(width), gap: GAP }, ragged || !whole)
  const cells: Cell[] = []
  let y = 0
  for (const row of whole ? broken : broken.slice(0, -1)) {
    let x = 0
    let words = foot
    for (const tile of tiles.slice(row.from, row.to)) {
      const wide = tile.ratio * row.height
      cells.push({ x, y, width: wide, picture: row.height })
      x += wide + GAP
      words = Math.max(words, tile.foot ?? 0)
    }
    y += row.height + words + ROW_GAP
  }
  return { cells, height: y }
}

/** Each card goes where there is room first, as in a CSS grid. */
function twoColumns(tiles: readonly Tile[], { width, foot }: WallSpace): StripLayout {
  const ends: [number, number] = [0, 0]
  const wide = laidOut(COLUMN, width)
  const cells = tiles.map((tile): Cell => {
    const column = ends[0] <= ends[1] ? 0 : 1
    const cell = { x: column * (width - wide), y: ends[column], width: wide, picture: wide / tile.ratio }
    const slot = spanOf(tile.ratio) * hundredth(width)
    ends[column] += tile.foot === undefined ? slot : Math.max(slot, cell.picture + Math.max(foot, tile.foot) + GAP)
    return cell
  })
  return { cells, height: Math.max(...ends, 0) }
}

/** About how wide the pictures of a wall are, where nothing is known of them. */
const USUAL_RATIO = 1.4

/** How high so many unknown cards are likely to be. It depends on nothing that changes, so that what is guessed stays as it is. */
export function guessHeight(count: number, { width, foot }: WallSpace): number {
  if (width < TWO_COLUMNS_BELOW) return Math.ceil(count / 2) * (spanOf(USUAL_RATIO) * hundredth(width))
  const rowHeight = rowHeightFor(width)
  const inRow = Math.max(1, Math.floor((width + GAP) / (USUAL_RATIO * rowHeight + GAP)))
  const height = inRow <= count ? (width - GAP * (inRow - 1)) / (inRow * USUAL_RATIO) : rowHeight
  return Math.ceil(count / inRow) * (height + foot + ROW_GAP)
}
