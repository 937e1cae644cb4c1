import { parsePlace, placeText, type WallPlace } from '#lib/domain/wall/place'

/** Under this name the tab remembers how far below the top of the window the card was that the address names. */
const KEY = 'wall-place'

/** The page that the place is of: who leaves it for a clip has that clip's address before the wall is gone. */
const WALL = '/wall'

/** Has the address tell the place, without a new entry in the history. @param place null at the top @param below in pixels */
export function tellPlace(place: WallPlace | null, below: number): void {
  const url = new URL(window.location.href)
  if (url.pathname !== WALL) return
  const text = place && placeText(place)
  if (text === null) url.searchParams.delete('at')
  else url.searchParams.set('at', text)
  try {
    sessionStorage.setItem(KEY, JSON.stringify([text, Math.round(below)]))
  } catch {
    // A browser that keeps nothing still has the address, which is right to the row.
  }
  if (url.href !== window.location.href) window.history.replaceState(null, '', url)
}

/** The place that the address tells, with what the tab remembers of it. */
export function toldPlace(): { place: WallPlace; below: number } | null {
  const text = new URLSearchParams(window.location.search).get('at')
  const place = parsePlace(text)
  if (!place) return null
  try {
    const [told, below] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return { place, below: told === text && Number.isFinite(below) ? below : 0 }
  } catch {
    return { place, below: 0 }
  }
}
