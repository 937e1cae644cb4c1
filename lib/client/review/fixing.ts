const KEY = 'inbetween.fixing'

/** A comment that is being acted on in this tab, and the take that it was made on. */
export type Fixing = { take: string; comment: string }

let known: Fixing | null | undefined
const listeners = new Set<() => void>()

function keep(next: Fixing | null): void {
  known = next
  try {
    if (next) sessionStorage.setItem(KEY, `${next.take} ${next.comment}`)
    else sessionStorage.removeItem(KEY)
  } catch {
    // Then it is known until the page is left.
  }
  for (const listener of listeners) listener()
}

/** What the studio was opened to fix: kept beside the draft until it is dismissed or submitted. */
export const fixing = {
  get(): Fixing | null {
    if (known === undefined) {
      try {
        const [take, comment] = sessionStorage.getItem(KEY)?.split(' ') ?? []
        known = take && comment ? { take, comment } : null
      } catch {
        known = null
      }
    }
    return known
  },
  /** @param take the generation whose recipe was asked for @param search the address that asked, which names the comment, or none */
  learn(take: string, search: string): void {
    const comment = new URLSearchParams(search).get('fix')
    keep(comment ? { take, comment } : null)
  },
  done: () => keep(null),
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
