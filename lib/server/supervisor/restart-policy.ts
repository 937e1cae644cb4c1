/** Died sooner than this after its start: it cannot start, as opposed to something that happened to it. */
const QUICK_MS = 5_000
const QUICK_DEATHS_MAX = 5
const FIRST_PAUSE_MS = 250

export type RestartDecision = { restart: true; pauseMs: number; quickDeaths: number } | { restart: false }

/**
 * What to do about a service that ended by itself: start it again after a pause that doubles while it dies at once, or give up.
 * @param quickDeaths how often in a row it had died at once before
 * @param livedMs how long it lived this time
 */
export function afterDeath(quickDeaths: number, livedMs: number): RestartDecision {
  if (livedMs >= QUICK_MS) return { restart: true, pauseMs: FIRST_PAUSE_MS, quickDeaths: 0 }
  const deaths = quickDeaths + 1
  if (deaths >= QUICK_DEATHS_MAX) return { restart: false }
  return { restart: true, pauseMs: FIRST_PAUSE_MS * 2 ** quickDeaths, quickDeaths: deaths }
}
