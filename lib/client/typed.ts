/** What text is typed in. A search is in the address, or is of the moment. */
const FIELDS = 'textarea, input:not([type=search], [type=checkbox], [type=radio], [type=range], [type=file])'

/** What stood in each field when it was first entered; its own default value tells nothing, as React makes that what is typed. */
const entered = new WeakMap<Element, string>()

const isField = (target: unknown): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof Element && target.matches(FIELDS)

function note({ target }: Event): void {
  if (isField(target) && !entered.has(target)) entered.set(target, target.value)
}

/** Remembers from now on what is typed over. @returns stops it */
export function watchTyping(): () => void {
  // Where somebody types already it is not known what stood there: whatever does now may be theirs.
  const { activeElement } = document
  if (isField(activeElement) && !entered.has(activeElement)) entered.set(activeElement, '')
  document.addEventListener('focusin', note)
  return () => document.removeEventListener('focusin', note)
}

/** Whether something was typed that the page alone knows. Where a text is kept as it is typed, its field has `data-kept`. */
export function isTyped(): boolean {
  return [...document.querySelectorAll(FIELDS)].some(
    (field) =>
      isField(field) && entered.has(field) && entered.get(field) !== field.value && !field.matches('[data-kept]'),
  )
}
