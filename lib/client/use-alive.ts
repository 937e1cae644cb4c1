import { useAsDrawn } from './use-as-drawn.ts'

/** Whether this part of the page answers to a press: false in the server's HTML, until its code has arrived. */
export function useAlive(): boolean {
  return useAsDrawn(true, false)
}
