import { takesText } from '#lib/client/keys/takes-text'
import { mayCarryRecipe } from '#lib/client/recipe/may-carry-recipe'
import { ROLES, type Role } from '#lib/domain/recipe/recipe'

/** The place of the board that the focus is in, else the one under the pointer. */
function meantPlace(): Role | undefined {
  const place =
    document.activeElement?.closest<HTMLElement>('[data-place]') ??
    document.querySelector<HTMLElement>('[data-place]:hover')
  return ROLES.find((role) => role === place?.dataset.place)
}

/**
 * Calls back with files that are pasted, and the place that was meant. Text that is pasted into a text field stays text, even where a
 * picture of it comes along, as from a word processor. @returns what undoes it
 */
export function watchPaste(onFiles: (files: File[], role: Role | undefined) => void): () => void {
  const watch = new AbortController()
  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (event.defaultPrevented || files.length === 0 || files.some(mayCarryRecipe)) return
    if (document.querySelector('dialog[open]')) return
    if (takesText(event.target) && event.clipboardData?.types.includes('text/plain')) return
    event.preventDefault()
    onFiles(files, meantPlace())
  }
  document.addEventListener('paste', onPaste, { signal: watch.signal })
  return () => watch.abort()
}

/**
 * Calls back with true for Ctrl or Command with Z, and with false where Shift is held as well or for Ctrl with Y, unless they are
 * pressed where text is written. @returns what undoes it
 */
export function watchUndo(onKey: (back: boolean) => void): () => void {
  const watch = new AbortController()
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || takesText(event.target)) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && !(key === 'y' && event.ctrlKey)) return
    event.preventDefault()
    onKey(key === 'z' && !event.shiftKey)
  }
  window.addEventListener('keydown', listen, { signal: watch.signal })
  return () => watch.abort()
}
