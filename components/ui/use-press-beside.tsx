import { type MouseEvent, type PointerEvent, useRef } from 'react'

/**
 * What a dialog closes by at a press beside it, which begins and ends there: who lets go there after dragging over the words within has
 * pressed the dialog as well, as browsers see it, and does not mean it.
 */
export function usePressBeside(onPress: () => void) {
  const beganBeside = useRef(false)
  return {
    onPointerDown(event: PointerEvent): void {
      beganBeside.current = event.target === event.currentTarget
    },
    onClick(event: MouseEvent): void {
      if (beganBeside.current && event.target === event.currentTarget) onPress()
    },
  }
}
