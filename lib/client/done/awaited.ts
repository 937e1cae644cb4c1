const KEY = 'inbetween.awaited'

let known: readonly string[] | null = null
const listeners = new Set<() => void>()

function keep(ids: readonly string[]): void {
  known = ids
  try {
    sessionStorage.setItem(KEY, ids.join(' '))
  } catch {
    // Then they are awaited until the page is left.
  }
  for (const listener of listeners) listener()
}

/** Generations that this tab submitted and that have not come to an end: whoever pressed is told when they do. */
export const awaited = {
  ids(): readonly string[] {
    try {
      known ??= (sessionStorage.getItem(KEY) ?? '').split(' ').filter(Boolean)
    } catch {
      known = []
    }
    return known
  },
  add(id: string): void {
    keep([...awaited.ids(), id])
  },
  remove(id: string): void {
    keep(awaited.ids().filter((one) => one !== id))
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
