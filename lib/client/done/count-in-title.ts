let count = 0

/** Puts before the title of the page how many clips came to an end while nobody looked, until somebody does. */
export function countInTitle(): void {
  const plain = plainTitle()
  count += 1
  document.title = mark() + plain
  if (count > 1) return
  const look = () => {
    if (!isLookedAt()) return
    document.title = plainTitle()
    count = 0
    window.removeEventListener('focus', look)
    document.removeEventListener('visibilitychange', look)
  }
  window.addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
}

const mark = () => `(${count}) `

/** Another page may have put its own title there meanwhile. */
const plainTitle = () => (document.title.startsWith(mark()) ? document.title.slice(mark().length) : document.title)

/** Whether the page is in sight and in use. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}
