import { useEffect, useEffectEvent } from 'react'

/**
 * Stands in for the palette while that is being loaded: what is pressed meanwhile is meant for it, and for nothing that happens to have the
 * focus.
 */
export function TypeAhead({ onPress, onClose }: { onPress: (key: string) => void; onClose: () => void }) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // It has the focus by then, and leaves with this a moment later.
    if (document.querySelector('dialog[open]')) return
    if (event.isComposing || event.ctrlKey || event.metaKey || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    else onPress(event.key)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
  return null
}
