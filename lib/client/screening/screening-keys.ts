/** Whoever has the focus there has other business with these keys. */
const OWN_KEYS = 'video, input, textarea, select, [popover], dialog'
/** A card, by itself or as a place of the wall. */
const CARD = '[data-rank], article'

const ON_CARD = new Map([
  [',', -1],
  ['.', 1],
])
const ON_PICTURE = new Map([
  ['ArrowLeft', -1],
  ['ArrowRight', 1],
])

/**
 * What a key means for a clip: `,` and `.` step back and on in the clip of the card that the focus is in, the left and right arrow only while
 * it is on the picture itself. On the card as a whole the arrows lead from card to card.
 * @param selector of pictures that can be looked through
 */
export function screeningStep(event: KeyboardEvent, selector: string): { picture: HTMLElement; by: number } | null {
  const { target, key } = event
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null
  if (!(target instanceof Element) || target.closest(OWN_KEYS)) return null
  const picture = target.closest(CARD)?.querySelector<HTMLElement>(selector)
  const by = ON_CARD.get(key) ?? (picture === target ? ON_PICTURE.get(key) : undefined)
  return picture && by !== undefined ? { picture, by } : null
}
