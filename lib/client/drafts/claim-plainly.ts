/** In `localStorage` with a draft's id behind it: who has the draft, and when that was last said. */
const CLAIM = 'inbetween.draft-open.'

/** How often a tab says that it still has its draft. Tabs in the background get their turn once a minute. In ms. */
const SAY_EVERY_MS = 30_000
/** After so long without a word the tab is taken to have died. In ms. */
const DEAD_AFTER_MS = 150_000

/** Tells this page from all others, a duplicate of its tab too. */
const PAGE = String(Math.random())

/**
 * Takes a draft for this tab where the browser has no locks: by a note in the storage that is renewed while the page lives.
 * @returns what lets it go; null where another tab has it
 */
export function claimPlainly(storage: Storage, id: string): (() => void) | null {
  const key = CLAIM + id
  if (isHeldElsewhere(storage.getItem(key))) return null
  const say = () => {
    try {
      storage.setItem(key, `${PAGE} ${Date.now()}`)
    } catch {
      // A full storage has no room for a note either.
    }
  }
  say()
  const watch = new AbortController()
  const saying = setInterval(say, SAY_EVERY_MS)
  const takeBack = () => storage.removeItem(key)
  addEventListener('pagehide', takeBack, { signal: watch.signal })
  addEventListener('pageshow', say, { signal: watch.signal })
  return () => {
    clearInterval(saying)
    watch.abort()
    takeBack()
  }
}

/** Ids of the drafts that some other tab has. */
export function plainlyClaimed(storage: Storage): string[] {
  return Object.keys(storage)
    .filter((key) => key.startsWith(CLAIM) && isHeldElsewhere(storage.getItem(key)))
    .map((key) => key.slice(CLAIM.length))
}

function isHeldElsewhere(note: string | null): boolean {
  const [page, said] = (note ?? '').split(' ')
  return note !== null && page !== PAGE && Date.now() - Number(said) < DEAD_AFTER_MS
}
