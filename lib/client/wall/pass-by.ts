const STOPS = 'a[href], button, video[controls]'

/** Lets Tab go through what is in one card alone, that of this rank, and past all others. */
export function passBy(list: Element, stop: number | null): void {
  for (const place of list.querySelectorAll<HTMLElement>('[data-rank]')) {
    const isStop = Number(place.dataset.rank) === stop
    for (const part of place.querySelectorAll<HTMLElement>(STOPS)) {
      if (isStop && part.dataset.passed !== undefined) {
        part.removeAttribute('tabindex')
        delete part.dataset.passed
      } else if (!isStop && !part.hasAttribute('tabindex')) {
        part.tabIndex = -1
        part.dataset.passed = ''
      }
    }
  }
}
