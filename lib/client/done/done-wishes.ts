/** How this browser is to say that a clip is done, beside the title of the page. */
export type DoneWish = 'sound' | 'notification'

const keyOf = (wish: DoneWish) => `inbetween.done-${wish}`
const listeners = new Set<() => void>()

export const doneWishes = {
  has(wish: DoneWish): boolean {
    try {
      return localStorage.getItem(keyOf(wish)) === 'on'
    } catch {
      return false
    }
  },
  set(wish: DoneWish, on: boolean): void {
    try {
      localStorage.setItem(keyOf(wish), on ? 'on' : 'off')
    } catch {
      // A forbidden storage keeps no wishes, and the switch shows it.
    }
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
