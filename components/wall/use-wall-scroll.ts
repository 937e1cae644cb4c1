import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { WallEngine } from '#lib/client/wall/engine'
import type { WallPlan } from '#lib/client/wall/plan'
import type { Scroller } from '#lib/client/wall/scroller'

/** The part of the wall that the window shows, in its own pixels; what stands at `y` is drawn at `y - offset`. */
export type View = { top: number; height: number; offset: number }

/** Height of the page's own bar, which covers the top of the window. */
export const BAR = 56
/** The wall is drawn anew each time it was scrolled this far: less than what is drawn beyond the window. */
const STEP = 96
/** Scrolled less far than this, what comes on top may push the wall down: that is where it is looked for. */
const AT_TOP = 160
/** Without a scroll for so long, in ms, the viewer has come to rest. */
const REST_MS = 160

const port = { at: () => window.scrollY, go: (y: number) => window.scrollTo(0, y), view: () => window.innerHeight }

/**
 * Follows the window over a wall that may be higher than a page can be.
 * @param begin where the viewer is to begin, asked once the wall can be laid out; null leaves them where the page stands
 * @param onRest told when the viewer has come to rest, with the place at the top of what they see
 * @param manual whether `begin` and not the browser knows where the viewer was
 */
export function useWallScroll(
  list: RefObject<HTMLElement | null>,
  engine: WallEngine | null,
  plan: WallPlan | null,
  begin: () => { rank: number; below: number } | null,
  onRest: (y: number) => void,
  manual: boolean,
) {
  const held = useRef<Scroller | null>(null)
  const [view, setView] = useState<View | null>(null)
  const before = useRef<WallPlan | null>(null)
  const top = useRef(0)
  const beginAt = useEffectEvent(begin)

  function look() {
    const scroller = held.current
    if (!scroller) return
    const next = { top: scroller.place() - top.current, height: window.innerHeight, offset: scroller.offset() }
    setView((last) =>
      last && last.offset === next.offset && last.height === next.height && Math.abs(last.top - next.top) < STEP
        ? last
        : next,
    )
  }
  const lookAgain = useEffectEvent(look)
  const rest = useEffectEvent(() => {
    const scroller = held.current
    if (!scroller) return
    if (scroller.settle()) flushSync(look)
    onRest(scroller.place() - top.current + BAR)
  })

  useLayoutEffect(() => {
    const element = list.current
    if (!engine || !plan || !element) return
    held.current ??= engine.createScroller(port)
    const scroller = held.current
    const old = before.current
    before.current = plan
    top.current = element.getBoundingClientRect().top + window.scrollY
    // The page may have been scrolled since it was last told.
    scroller.scrolled()
    const around = document.documentElement.scrollHeight - element.offsetHeight
    const place = scroller.place()
    const seen = place - top.current + BAR
    const atEnd = scroller.atEnd()
    const anchor = old && place > AT_TOP ? old.anchorAt(seen) : null
    const now = anchor && plan.yOf(anchor.rank)
    const next = anchor && now !== null ? place + now - anchor.below - seen : place
    scroller.reshape(plan.height, around, atEnd ? Number.POSITIVE_INFINITY : next)
    if (!old) {
      const start = beginAt()
      const y = start && plan.yOf(start.rank)
      if (start && y !== null) scroller.goTo(top.current + y - start.below - BAR)
      else scroller.reshape(plan.height, around, scroller.placeOfPage())
    }
    lookAgain()
  }, [engine, plan, list])

  // The browser would bring back the page's place, which stands for another one where other heights are known.
  useEffect(() => {
    if (!manual) return
    window.history.scrollRestoration = 'manual'
    return () => {
      window.history.scrollRestoration = 'auto'
    }
  }, [manual])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      held.current?.scrolled()
      lookAgain()
      clearTimeout(timer)
      timer = setTimeout(() => rest(), REST_MS)
    }
    const onResize = () => lookAgain()
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onResize)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', onResize)
    }
  }, [])

  return {
    view,
    /** Brings a height of the wall to the top of what is seen. */
    goTo(y: number) {
      held.current?.goTo(top.current + y - BAR)
      look()
    },
    /** Moves as little as brings a part of the wall into sight. */
    reveal(y: number, height: number) {
      const scroller = held.current
      if (!scroller) return
      const from = scroller.place() - top.current
      const low = y - BAR - 12
      const high = y + height + 12 - window.innerHeight
      if (from > low) scroller.goTo(top.current + low)
      else if (from < high) scroller.goTo(top.current + Math.min(low, high))
      look()
    },
  }
}
