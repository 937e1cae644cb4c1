const KEY = 'inbetween.recipe-in-downloads'
const OFF = 'off'
const listeners = new Set<() => void>()
/** The choice where the browser keeps nothing for us: it lasts as long as the page. */
let unkept: boolean | null = null

/** Whether this browser's downloads carry their recipe: yes, until somebody says no. The same in all its tabs. */
export const recipeInDownloads = {
  current(): boolean {
    try {
      return unkept ?? localStorage.getItem(KEY) !== OFF
    } catch {
      return true
    }
  },
  choose(carry: boolean): void {
    try {
      localStorage.setItem(KEY, carry ? 'on' : OFF)
      unkept = null
    } catch {
      unkept = carry
    }
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    // Told of what other tabs choose; one's own choice is told above.
    window.addEventListener('storage', listener)
    return () => {
      listeners.delete(listener)
      window.removeEventListener('storage', listener)
    }
  },
}
