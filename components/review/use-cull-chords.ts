import { useEffect, useEffectEvent } from 'react'
import { singleKeysOn } from '#lib/client/keys/single-keys'
import { takesText } from '#lib/client/keys/takes-text'
import { RATINGS, type Rating } from '#lib/domain/marks/marks'

/** Shift and a number, which stand for another sign on every keyboard, and the keys that take back everywhere. */
export function useCullChords({ onStay, onUndo }: { onStay: (rating: Rating) => void; onUndo: () => void }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, target } = event
    if (event.defaultPrevented || event.isComposing || event.repeat || altKey) return
    if (takesText(target) || document.querySelector('dialog[open]')) return
    if ((ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'z') {
      event.preventDefault()
      onUndo()
      return
    }
    const stars = RATINGS.find((rating) => code === `Digit${rating}`)
    if (!shiftKey || ctrlKey || metaKey || stars === undefined || !singleKeysOn(localStorage)) return
    event.preventDefault()
    onStay(stars)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
