/** Space between a panel and its button or the window's edge, in CSS pixels. */
const GAP = 6

/** Puts a panel of the top layer under its button, or above it where there is no room, and inside the window. */
export function settlePanel(panel: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const below = at.bottom + GAP
  const fits = below + panel.offsetHeight + GAP <= window.innerHeight
  const left = Math.min(at.left, window.innerWidth - panel.offsetWidth - GAP)
  panel.style.top = `${fits ? below : Math.max(GAP, at.top - GAP - panel.offsetHeight)}px`
  panel.style.left = `${Math.max(GAP, left)}px`
}
