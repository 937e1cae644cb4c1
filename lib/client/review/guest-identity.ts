import { newId } from '#lib/client/new-id'

/** Who somebody is on shared links: a name for all of them, and an id for each, which is told to the server alone. Kept in this browser. */

const NAME = 'inbetween.guest-name'
const ids = new Map<string, string>()

/** The name that they gave; empty before they did. */
export function guestName(): string {
  try {
    return localStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}

export function keepGuestName(name: string): void {
  try {
    localStorage.setItem(NAME, name)
  } catch {
    // Then it is asked for on the next page again.
  }
}

/** @param path of the link @returns always the same for a link in this browser, where that keeps anything */
export function guestId(path: string): string {
  const key = `inbetween.guest ${path}`
  let id = ids.get(key) ?? null
  try {
    id ??= localStorage.getItem(key)
    if (id === null) {
      id = newId()
      localStorage.setItem(key, id)
    }
  } catch {
    id ??= newId()
  }
  ids.set(key, id)
  return id
}
