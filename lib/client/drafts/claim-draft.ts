/** In the browser's locks with a draft's id behind it. */
export const CLAIM = 'inbetween.draft.'

/** The browser's locks. Pages without TLS have none, except on a loopback address. */
export const draftLocks = (): LockManager | undefined => navigator.locks

/**
 * Takes a draft for this tab alone. The browser lets it go when the page ends, in whatever way.
 * @param patience ms to wait for a page that is just ending; 0 not to wait
 * @returns what lets it go; null where another tab has it
 */
export async function claimDraft(id: string, patience = 0): Promise<(() => void) | null> {
  const locks = draftLocks()
  if (!locks) {
    // Without a network there is nothing that tells the tabs apart, and no draft is to be lost for that.
    return import('./claim-plainly.ts').then(({ claimPlainly }) => claimPlainly(localStorage, id)).catch(() => () => {})
  }
  const options = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true }
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) =>
      new Promise<void>((letGo) => {
        resolve(lock && letGo)
        if (!lock) letGo()
      })
    locks.request(CLAIM + id, options, hold).catch(() => resolve(null))
  })
}
