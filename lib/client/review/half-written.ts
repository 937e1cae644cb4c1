const PREFIX = 'inbetween.half-written '

/** What was written or asked for since the page was loaded; where the browser keeps nothing, it is all there is. */
const known = new Map<string, string>()
const listeners = new Set<() => void>()

function kept(place: string): string {
  try {
    return sessionStorage.getItem(PREFIX + place) ?? ''
  } catch {
    return ''
  }
}

/** What is being said in this tab and was not sent yet, by the place that it is written at: a clip, or the answer to a comment. */
export const halfWritten = {
  get(place: string): string {
    const text = known.get(place) ?? kept(place)
    known.set(place, text)
    return text
  },
  /** @param text an empty one is nothing to be kept */
  set(place: string, text: string): void {
    known.set(place, text)
    try {
      if (text === '') sessionStorage.removeItem(PREFIX + place)
      else sessionStorage.setItem(PREFIX + place, text)
    } catch {
      // Then it is known until the page is left.
    }
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Keeps what is typed in a field from now on, as it comes alive. What stands there was typed before, and goes behind what was kept. */
export function keepEarly(place: string, field: HTMLTextAreaElement | null): void {
  if (!field) return
  field.dataset.kept = ''
  const before = halfWritten.get(place)
  const early = field.value
  if (early !== '' && early !== before) halfWritten.set(place, before === '' ? early : `${before}\n${early}`)
}
