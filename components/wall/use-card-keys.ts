import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { WallEngine } from '#lib/client/wall/engine'
import type { WallPlan } from '#lib/client/wall/plan'

/** Parts of a card that use the arrow keys themselves. */
const OWN_KEYS = 'video, input, textarea, select, [popover], dialog, [data-own-arrows]'

/** What the keys of a card that has the focus press in it: they open it, and play its clip. */
const PRESSED: Record<string, string> = { Enter: 'a[href^="/wall/"]:not([href*="#"])', ' ': '[data-sprite]' }

/** By which a viewer goes elsewhere than a key was to lead them. */
const ELSEWHERE = ['wheel', 'touchmove', 'pointerdown'] as const

/**
 * Arrow keys lead from card to card in both directions, Home and End to the newest and the oldest; Enter opens one, Space plays it. Tab stops at one card alone and goes
 * through what is in it, so that it leads past a wall of any length.
 * @param drawn ranks that are drawn @param first the one that Tab leads to until a card was chosen
 */
export function useCardKeys(
  list: RefObject<HTMLElement | null>,
  engine: WallEngine | null,
  plan: WallPlan | null,
  drawn: readonly number[],
  first: number | undefined,
  reveal: (y: number, height: number) => void,
) {
  const [active, setActive] = useState<number | null>(null)
  const [focused, setFocused] = useState(false)
  const [wanted, setWanted] = useState<number | null>(null)
  const stop = active !== null && drawn.includes(active) ? active : (first ?? null)

  function bring(rank: number) {
    const cell = plan?.around(rank).find((one) => one.rank === rank)
    const y = cell?.y ?? plan?.yOf(rank) ?? null
    if (y !== null) reveal(y, cell ? cell.picture : 0)
  }

  useLayoutEffect(() => {
    // The card that has the focus takes another rank where an older one has left the wall.
    const rank = focused && wanted === null ? rankOf(document.activeElement) : null
    if (rank !== null && rank !== active) setActive(rank)
    if (engine && list.current) engine.passBy(list.current, stop)
    if (wanted === null) return
    // What was only guessed may have come out elsewhere.
    bring(wanted)
    const place = list.current?.querySelector<HTMLElement>(`[data-rank="${wanted}"]`)
    if (!place) return
    place.focus({ preventScroll: true })
    setWanted(null)
  })

  useEffect(() => {
    if (wanted === null) return
    const leave = () => setWanted(null)
    for (const way of ELSEWHERE) window.addEventListener(way, leave, { passive: true })
    return () => {
      for (const way of ELSEWHERE) window.removeEventListener(way, leave)
    }
  }, [wanted])

  function go(rank: number) {
    if (!plan || rank < 0 || rank >= plan.total) return
    setActive(rank)
    setWanted(rank)
    bring(rank)
  }

  return {
    stop,
    /** A card that the focus is in: it stays drawn wherever one scrolls. */
    kept: focused ? active : null,
    onFocus(event: { target: EventTarget }) {
      const rank = rankOf(event.target)
      if (rank === null) return
      setActive(rank)
      setFocused(true)
    },
    onBlur(event: { relatedTarget: EventTarget | null }) {
      const next = event.relatedTarget
      if (!(next instanceof Node && list.current?.contains(next))) setFocused(false)
    },
    onKeyDown(event: KeyboardEvent) {
      const { target, key } = event
      if (!engine || !plan || active === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
        return
      if (event.defaultPrevented || !(target instanceof Element) || target.closest(OWN_KEYS)) return
      const pressed = target.matches('[data-rank]') ? PRESSED[key] : undefined
      if (pressed) {
        event.preventDefault()
        target.querySelector<HTMLElement>(pressed)?.click()
        return
      }
      const next = engine.nextRank(plan, active, key)
      if (next === null) return
      event.preventDefault()
      go(next)
    },
  }
}

/** The rank of the card that something is in. */
function rankOf(target: EventTarget | null): number | null {
  const rank = target instanceof Element ? target.closest<HTMLElement>('[data-rank]')?.dataset.rank : undefined
  return rank === undefined ? null : Number(rank)
}
