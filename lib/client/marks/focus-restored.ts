import { WALL_ID } from '#lib/client/wall/wall-id'

/** Leads the focus to what is back on the wall: to the wall itself, and on to the first of the cards that is drawn while it is there. */
export function focusRestored(ids: readonly string[]): void {
  const wall = document.getElementById(WALL_ID)
  if (!wall) return
  const follow = () => {
    const cards = wall.querySelectorAll<HTMLElement>('[data-id]')
    const back = [...cards].find(({ dataset }) => ids.includes(dataset.id ?? ''))
    back?.focus({ preventScroll: true })
  }
  const drawn = new MutationObserver(follow)
  drawn.observe(wall, { childList: true, subtree: true, attributeFilter: ['data-id'] })
  wall.focus({ preventScroll: true })
  wall.addEventListener('blur', () => drawn.disconnect(), { once: true })
  follow()
}
