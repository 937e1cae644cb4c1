import { wordsInPlace } from '#lib/domain/prompt/join-words'

/**
 * Inserts words at the caret of a text area, as a thought of their own and as if they were typed: the form hears of it, and the
 * browser's own undo takes it back. The focus stays where it is, unless it is nowhere.
 * @param quietly does without the focus for a moment, and so without the browser's undo: for touch, where the focus brings up a keyboard
 */
export function insertWords(field: HTMLTextAreaElement, words: string, quietly: boolean): void {
  const before = document.activeElement
  // A caret at the very front that nobody sees is where nobody has been yet.
  const untouched = field !== before && field.selectionEnd === 0
  const from = untouched ? field.value.length : field.selectionStart
  const to = untouched ? field.value.length : field.selectionEnd
  const text = wordsInPlace(field.value.slice(0, from), words, field.value.slice(to))
  if (!quietly && typedInto(field, from, to, text)) {
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
    return
  }
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Types as a person would. The command is called outdated, yet nothing else keeps the undo of a text area in any browser. */
function typedInto(field: HTMLTextAreaElement, from: number, to: number, text: string): boolean {
  field.focus({ preventScroll: true })
  if (document.activeElement !== field || typeof document.execCommand !== 'function') return false
  field.setSelectionRange(from, to)
  return document.execCommand('insertText', false, text)
}
