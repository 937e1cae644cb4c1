const KEY = 'inbetween.stars-go-on'

const listeners = new Set<() => void>()
/** As it was last chosen, where the browser keeps nothing. */
let chosen = true

/** Whether One by one goes on once a clip has its stars, in this browser: else one may rate and pick it in one go. */
export const starsGoOn = {
  get(): boolean {
    try {
      const kept = localStorage.getItem(KEY)
      return kept === null ? chosen : kept === 'on'
    } catch {
      return chosen
    }
  },
  set(on: boolean): void {
    chosen = on
    try {
      localStorage.setItem(KEY, on ? 'on' : 'off')
    } catch {
      // Then it holds until the page is left.
    }
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
