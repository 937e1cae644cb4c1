import { type Dispatch, type SetStateAction, useEffect, useEffectEvent } from 'react'

/**
 * Stands in for the palette while that is being loaded: what is typed meanwhile is meant for it, and for nothing that happens to have the
 * focus.
 */
export function TypeAhead({
  onType,
  onEnter,
  onClose,
}: {
  onType: Dispatch<SetStateAction<string>>
  onEnter: () => void
  onClose: () => void
}) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // It has the focus by then, and leaves with this a moment later.
    if (document.querySelector('dialog[open]')) return
    if (event.isComposing || event.ctrlKey || event.metaKey || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') onEnter()
    else if (event.key === 'Backspace') onType((typed) => typed.slice(0, -1))
    else if (event.key.length === 1) onType((typed) => typed + event.key)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
  return null
}
