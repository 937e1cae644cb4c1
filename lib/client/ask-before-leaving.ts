const pending = new Set<Promise<unknown>>()
const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/**
 * While something of a person is on its way, the browser asks before the page is left or loaded anew. Server actions go one after the other, so
 * what was decided quickly may be seconds behind; going on within the app loses nothing.
 */
export async function askBeforeLeaving<Value>(work: Promise<Value>): Promise<Value> {
  pending.add(work)
  window.addEventListener('beforeunload', ask)
  try {
    return await work
  } finally {
    pending.delete(work)
    if (pending.size === 0) window.removeEventListener('beforeunload', ask)
  }
}
