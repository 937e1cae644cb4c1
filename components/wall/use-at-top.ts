import { useSyncExternalStore } from 'react'

/** Scrolled this far, in CSS pixels, the viewer is looking at the first row no more. */
const AWAY = 160

/** Whether the page stands at its top. */
export function useAtTop(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('scroll', changed, { passive: true })
      return () => window.removeEventListener('scroll', changed)
    },
    () => window.scrollY < AWAY,
    () => true,
  )
}
