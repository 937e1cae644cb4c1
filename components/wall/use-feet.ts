import { useCallback, useEffect, useMemo, useState } from 'react'

/** Less than this is no difference, in pixels: heights are rounded to parts of one. */
const SAME = 1

/**
 * Follows how much room the words under pictures take, where that is more than usual: when something went wrong, more is said.
 * @param usual in pixels
 * @returns the room by a card's id, and `measure`, to be the ref of each card's place (which has `data-id` and `data-picture`, the height
 *   of its picture)
 */
export function useFeet(usual: number) {
  const [feet, setFeet] = useState<ReadonlyMap<string, number>>(new Map())
  const observer = useMemo(
    () =>
      typeof ResizeObserver === 'undefined'
        ? null
        : new ResizeObserver((entries) => setFeet((before) => taken(before, entries, usual))),
    [usual],
  )
  useEffect(() => () => observer?.disconnect(), [observer])
  const measure = useCallback(
    (place: HTMLElement | null) => {
      if (!place || !observer) return
      observer.observe(place)
      return () => observer.unobserve(place)
    },
    [observer],
  )

  return { feet, measure }
}

/** What is known of feet after some were measured: the same map where that is no news. */
function taken(before: ReadonlyMap<string, number>, entries: readonly ResizeObserverEntry[], usual: number) {
  const next = new Map(before)
  for (const { target, borderBoxSize } of entries) {
    if (!(target instanceof HTMLElement)) continue
    const { id = '', picture } = target.dataset
    if (picture === undefined) continue
    const foot = (borderBoxSize[0]?.blockSize ?? 0) - Number(picture)
    if (foot > usual + SAME) next.set(id, Math.ceil(foot))
    else next.delete(id)
  }
  const changed = next.size !== before.size || [...next].some(([id, foot]) => before.get(id) !== foot)
  return changed ? next : before
}
