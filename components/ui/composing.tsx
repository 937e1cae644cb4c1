/**
 * Whether a key is of the choice of characters and not meant for the page, as Enter is that takes a word of Chinese over.
 * Safari tells that key after the choice has ended, with the key code that stands for all of them (UI Events, "keyCode of 229").
 */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229
}
