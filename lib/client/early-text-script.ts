/**
 * What a page has in its HTML for texts that are typed before its own code has come: whoever goes elsewhere meanwhile finds them again in this
 * tab, in the field of that name on the same page. A field whose text is kept as it is typed has `data-kept`, from when it is alive.
 */
export const EARLY_TEXT_SCRIPT = `{
const each = (fields, run) => {
  try {
    for (const field of document.querySelectorAll(fields)) run(field, 'inbetween.early ' + location.pathname + ' ' + field.name)
  } catch {}
}
const putBack = () => each('textarea[name]', (field, key) => {
  const text = sessionStorage.getItem(key)
  if (text === null) return
  sessionStorage.removeItem(key)
  // As typed, where the field is alive already: what is set past this setter, React takes no notice of.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, text + (field.value && '\\n' + field.value))
  field.dispatchEvent(new Event('input', { bubbles: true }))
})
putBack()
addEventListener('DOMContentLoaded', putBack)
addEventListener('pagehide', () => each('textarea[name]:not([data-kept])', (field, key) => field.value && sessionStorage.setItem(key, field.value)))
addEventListener('pageshow', ({ persisted }) => persisted && each('textarea[name]', (field, key) => sessionStorage.removeItem(key)))
}`
