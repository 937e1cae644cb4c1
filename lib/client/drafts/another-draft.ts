import { useEffect, useEffectEvent } from 'react'

const changes = new EventTarget()

/** Tells everything on the page that another draft is about to stand in the form. */
export function tellAnotherDraft(): void {
  changes.dispatchEvent(new Event('change'))
}

/** Calls back when another draft takes the place of the one in the form: what was said about that one, or could be undone, is over. */
export function useAnotherDraft(forget: () => void): void {
  const latest = useEffectEvent(forget)
  useEffect(() => {
    const listen = () => latest()
    changes.addEventListener('change', listen)
    return () => changes.removeEventListener('change', listen)
  }, [])
}
