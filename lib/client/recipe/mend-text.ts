/** Cuts a text off after so many code points, not counting space in front. The browser's own undo takes it back. */
export function cutText(field: HTMLTextAreaElement, max: number): void {
  const start = field.value.length - field.value.trimStart().length
  const kept = [...field.value.slice(start)].slice(0, max).join('')
  replace(field, start + kept.length, field.value.length, '')
}

/** Takes out what can be neither stored nor sent: NUL, and halves of characters. */
export function cleanText(field: HTMLTextAreaElement): void {
  replace(field, 0, field.value.length, field.value.replace(/[\0\p{Cs}]/gu, ''))
}

/** As a person would type it: nothing else keeps the undo of a text area in any browser. */
function replace(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus()
  field.setSelectionRange(from, to)
  if (typeof document.execCommand === 'function' && document.execCommand(text ? 'insertText' : 'delete', false, text))
    return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
