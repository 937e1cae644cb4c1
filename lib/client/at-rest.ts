/** A page that never rests gets it all the same after so many ms. */
const LATEST_MS = 1_000

/** Resolves when the page has come alive and has nothing else to do. */
export function atRest(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) setTimeout(resolve, 0)
    else requestIdleCallback(() => resolve(), { timeout: LATEST_MS })
  })
}
