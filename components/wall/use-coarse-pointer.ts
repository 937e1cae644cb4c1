import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(pointer: coarse)')

/** Whether the pointer is a finger, which wants larger things to press. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = query()
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => query().matches,
    () => false,
  )
}
