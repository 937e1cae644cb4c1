import { useDeferredValue } from 'react'
import { useAsDrawn } from './use-as-drawn.ts'

/**
 * Whether this part of the page answers to a press: false in the server's HTML, until its code has arrived. What then comes comes between the
 * frames of what else goes on, and not for all parts of the page at once.
 */
export function useAlive(): boolean {
  return useDeferredValue(useAsDrawn(true, false))
}
