import { type RefObject, startTransition, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { WallEngine } from '#lib/client/wall/engine'
import type { WallPlan } from '#lib/client/wall/plan'
import type { Scroller } from '#lib/client/wall/scroller'

/** The part of the wall that the window shows, in its own pixels; what stands at `y` is drawn at `y - offset`. */
export type View = { top: number; height: number; offset: number }

/** A rank, and how far the top of its picture is below the top of what is seen. */
type Anchor = { rank: number; below: number }

/** Height of the page's own bar, which covers the top of the window. */
export const BAR = 56
/** The wall is drawn anew each time it was scrolled this far: less than what is drawn beyond the window. */
const STEP = 96
/** Kept free above and below what is brought into sight. */
const SPARE = 12
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
  begin: () => Anchor | null,
  onRest: (y: number) => void,
  manual: boolean,
) {
  const held = useRef<Scroller | null>(null)
  const [view, setView] = useState<View | null>(null)
  const before = useRef<WallPlan | null>(null)
  const top = useRef(0)
  // What the viewer was brought to, until they scroll: guessed heights may come out otherwise more than once.
  const stay = useRef<Anchor | null>(null)
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
  /** The end is elsewhere in a window of another height, though the wall is the same. */
  const fitWindow = useEffectEvent(() => {
    const element = list.current
    const scroller = held.current
    if (plan && element && scroller) scroller.reshape(plan.height, aroundOf(element), scroller.place())
    look()
  })
  const rest = useEffectEvent(() => {
    const scroller = held.current
    if (!scroller) return
    if (scroller.settle()) flushSync(look)
    onRest(scroller.place() - top.current + BAR)
  })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const restNow = useEffectEvent(() => {
    if (timer.current === null) return
    clearTimeout(timer.current)
    timer.current = null
    rest()
  })
  const restSoon = useEffectEvent(() => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = setTimeout(() => restNow(), REST_MS)
  })

  useLayoutEffect(() => {
    const element = list.current
    if (!engine || !plan || !element) return
    const scroller = held.current ?? engine.createScroller(port)
    held.current = scroller
    const old = before.current
    before.current = plan
    top.current = element.getBoundingClientRect().top + window.scrollY
    // The page may have been scrolled since it was last told.
    if (scroller.scrolled()) stay.current = null
    const around = aroundOf(element)
    const place = scroller.place()
    const seen = place - top.current + BAR
    const atEnd = scroller.atEnd() && stay.current === null
    const anchor = stay.current ?? (old && place > AT_TOP ? old.anchorAt(seen) : null)
    const now = anchor && plan.yOf(anchor.rank)
    const next = anchor && now !== null ? place + now - anchor.below - seen : place
    scroller.reshape(plan.height, around, atEnd ? Number.POSITIVE_INFINITY : next)
    if (!old) {
      const start = beginAt()
      stay.current = start
      const y = start && plan.yOf(start.rank)
      if (start && y !== null) scroller.goTo(top.current + y - start.below - BAR)
      else scroller.reshape(plan.height, around, scroller.placeOfPage())
    }
    // The first time CSS shows the same already: there is time to do it between the frames of what else goes on.
    if (old || stay.current) lookAgain()
    else startTransition(lookAgain)
    // What was told of the place may have been a guess.
    restSoon()
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
    const onScroll = () => {
      if (held.current?.scrolled()) stay.current = null
      lookAgain()
      restSoon()
    }
    // Who presses has come to rest, and may leave the page with it.
    const onPress = () => restNow()
    const onResize = () => fitWindow()
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onResize)
    window.addEventListener('pointerdown', onPress, { capture: true, passive: true })
    window.addEventListener('keydown', onPress, { capture: true })
    return () => {
      if (timer.current !== null) clearTimeout(timer.current)
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', onResize)
      window.removeEventListener('pointerdown', onPress, { capture: true })
      window.removeEventListener('keydown', onPress, { capture: true })
    }
  }, [])

  return {
    view,
    /** Brings a height of the wall to the top of what is seen. */
    goTo(y: number) {
      stay.current = null
      held.current?.goTo(top.current + y - BAR)
      look()
    },
    /** Moves as little as brings a part of the wall into sight. */
    reveal(y: number, height: number) {
      stay.current = null
      const at = top.current + y
      held.current?.reveal(at - BAR - SPARE, at + height + SPARE)
      look()
    },
  }
}

/** How much of the page there is beside the list, above and below. */
const aroundOf = (list: HTMLElement): number => document.documentElement.scrollHeight - list.offsetHeight
