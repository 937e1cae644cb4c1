import { type RefObject, startTransition, useLayoutEffect, useState } from 'react'

/** What a wall is laid out by. */
export type Room = {
  /** Inner width in CSS pixels. */
  width: number
  /** Whether the pointer is a finger, which wants larger things to press. */
  coarse: boolean
}

/**
 * The room of an element, followed as it changes; null until the browser has laid it out.
 * @param urgent whether something waits for it from the beginning; else it comes when there is time
 */
export function useRoom(element: RefObject<HTMLElement | null>, urgent: boolean): Room | null {
  const [room, setRoom] = useState<Room | null>(null)
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return
    const finger = window.matchMedia('(pointer: coarse)')
    let last: Room | null = null
    const measure = () => {
      const now = { width: target.clientWidth, coarse: finger.matches }
      if (last?.width === now.width && last.coarse === now.coarse) return
      last = now
      setRoom(now)
    }
    if (urgent) measure()
    else startTransition(measure)
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    finger.addEventListener('change', measure)
    return () => {
      observer.disconnect()
      finger.removeEventListener('change', measure)
    }
  }, [element, urgent])
  return room
}
