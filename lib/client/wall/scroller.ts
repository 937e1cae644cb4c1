import { type ScrollMap, scrollMap } from '#lib/domain/wall/scroll-map'

/** Scrolled further than this part of the window at once, somebody drags the bar or presses Home or End: the place is read from the bar. */
const LEAP = 1.2
/** How far the page may be from where the map has it while one scrolls, in pixels; it is brought there when the scrolling rests. */
const DRIFT = 20_000

/** The window's own scroll place, in pixels. */
export type ScrollPort = { at: () => number; go: (y: number) => void; view: () => number }

/**
 * Where on the wall the viewer is. The page's own scroll place follows: small steps move the wall by just as much, leaps go where the
 * scroll bar says. What stands at `y` on the wall is drawn at `y - offset` on the page, so the wall can change above the viewer
 * without moving what they look at, and without a call to the browser in the middle of a swipe.
 */
export function createScroller(port: ScrollPort) {
  let map: ScrollMap = scrollMap(0, 0, 0)
  let page = 0
  let place = 0
  const within = (y: number) => Math.max(0, Math.min(map.end, y))

  /** Brings the page to where the map has the place. What is drawn must follow in the same frame. @returns whether it moved */
  function settle(): boolean {
    const target = Math.round(map.toPage(place))
    if (Math.abs(target - port.at()) < 1) return false
    port.go(target)
    page = port.at()
    return true
  }

  function goTo(next: number): void {
    place = within(next)
    settle()
  }

  return {
    place: () => place,
    offset: () => place - page,
    settle,
    /** Takes in that the page was scrolled. @returns whether it was, by somebody else */
    scrolled(): boolean {
      const now = port.at()
      const step = now - page
      page = now
      place = Math.abs(step) > LEAP * port.view() ? map.toWall(now) : within(place + step)
      if (Math.abs(map.toPage(place) - page) > DRIFT) settle()
      return step !== 0
    },
    /** The wall became another: `next` is where the viewer is on it. */
    reshape(wallHeight: number, around: number, next: number): void {
      map = scrollMap(wallHeight, around, port.view())
      page = port.at()
      // Less is the rounding of sizes, and would move everything by a part of a pixel.
      if (Math.abs(within(next) - place) >= 0.5) place = within(next)
    },
    /** Whether the end of the wall is in sight. */
    atEnd: () => place > 0 && place >= map.end - 1,
    goTo,
    /** Moves as little as brings what stands between two places into the window, its beginning where there is no room for both. */
    reveal(begin: number, end: number): void {
      const low = end - port.view()
      if (place > begin) goTo(begin)
      else if (place < low) goTo(Math.min(begin, low))
    },
    /** The place that the page's own stands for, for who was scrolled before this was there. */
    placeOfPage: () => map.toWall(port.at()),
  }
}

export type Scroller = ReturnType<typeof createScroller>
