const TEXT_FIELDS = 'textarea, select, [contenteditable=""], [contenteditable=true], input'
const NO_TEXT = ['radio', 'checkbox', 'file', 'button', 'submit', 'range', 'color']

/** Whether keys that are pressed there are text, or belong to a dialog or a menu that is open. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('dialog, [popover]')) return true
  return target.matches(TEXT_FIELDS) && !(target instanceof HTMLInputElement && NO_TEXT.includes(target.type))
}
