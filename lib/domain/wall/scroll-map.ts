/**
 * Browsers lay out no element above some height (Firefox at 17.9 million pixels), and a wall of a million clips is higher. So the page is
 * made no higher than `limit`, and its scroll place is mapped to one on the wall: pixel by pixel near both ends, stretched in between.
 * All in pixels.
 */
export type ScrollMap = {
  /** How high the page makes its list. */
  pageHeight: number
  /** The place on the wall that a place of the page stands for. */
  toWall: (page: number) => number
  /** The place of the page that stands for one on the wall. */
  toPage: (wall: number) => number
  /** The last place on the wall. */
  end: number
}

/** Well below what any browser refuses, and few enough for a place to be exact in the floating-point numbers that they scroll with. */
export const PAGE_LIMIT = 4_000_000

/**
 * @param wallHeight of the whole wall @param around what else the page has, above and below
 * @param view height of the window
 */
export function scrollMap(wallHeight: number, around: number, view: number, limit = PAGE_LIMIT): ScrollMap {
  const pageHeight = Math.min(wallHeight, limit)
  const pageEnd = Math.max(0, pageHeight + around - view)
  const end = Math.max(0, wallHeight + around - view)
  const exact = Math.min(limit / 20, pageEnd / 2)
  const inner = pageEnd - 2 * exact
  const stretch = inner > 0 ? (end - 2 * exact) / inner : 1
  return {
    pageHeight,
    end,
    toWall(page) {
      if (page <= exact) return Math.max(0, page)
      if (page >= pageEnd - exact) return Math.min(end, end - (pageEnd - page))
      return exact + (page - exact) * stretch
    },
    toPage(wall) {
      if (wall <= exact) return Math.max(0, wall)
      if (wall >= end - exact) return Math.min(pageEnd, pageEnd - (end - wall))
      return exact + (wall - exact) / stretch
    },
  }
}
