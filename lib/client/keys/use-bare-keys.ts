import { useEffect, useEffectEvent } from 'react'
import { singleKeysOn } from './single-keys.ts'

/** What uses a key by itself: the space bar presses and writes, arrows move within. */
const OWN = {
  ' ': 'a, button, input, select, textarea, summary, dialog, [popover], [role], [contenteditable], [tabindex]',
  arrow: 'input, select, textarea, dialog, [popover], [role^=menu], [contenteditable], [data-own-arrows]',
}

/**
 * Space and arrow keys for a whole page, where nothing that has the focus uses them itself and single keys are on. Letters are commands.
 * @param keys what each does, by the name of the key in a KeyboardEvent
 */
export function useBareKeys(keys: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, target } = event
    const run = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (!run || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (!(target instanceof Element) || target.closest(key === ' ' ? OWN[' '] : OWN.arrow)) return
    if (document.querySelector('dialog[open]') || !singleKeysOn(localStorage)) return
    event.preventDefault()
    if (!event.repeat) run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
