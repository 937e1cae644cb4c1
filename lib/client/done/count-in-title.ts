let count = 0

/** Puts before the title of the page how many clips came to an end while nobody looked, until somebody does. */
export function countInTitle(): void {
  const plain = count === 0 ? document.title : document.title.slice(mark().length)
  count += 1
  document.title = mark() + plain
  if (count > 1) return
  const look = () => {
    if (!isLookedAt()) return
    if (document.title.startsWith(mark())) document.title = document.title.slice(mark().length)
    count = 0
    window.removeEventListener('focus', look)
    document.removeEventListener('visibilitychange', look)
  }
  window.addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
}

const mark = () => `(${count}) `

/** Whether the page is in sight and in use. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}
