import type { ClipView } from '#lib/domain/generation'
import { posterPixels } from '#lib/domain/poster'

/**
 * How wide a card's picture is (`.wall-tiles` in app/globals.css): on a window of fewer CSS pixels than `from` this part of it, in one of two
 * columns; else as wide as its row is high, which is at least so many pixels and this part of the window.
 */
const CARD = { from: 520, column: 0.48, row: 216, part: 0.125 }

/**
 * A clip's poster for an `img`.
 * @param src the large one
 * @param screen width of the window in CSS pixels, and how many of the screen's pixels one of them is. Null for an `img` of the server, which
 *   cannot know: there the browser chooses, and where it waits for a picture to come near it measures for itself. Chromium keeps every `img` that
 *   ever had a `srcset` as long as the page lives, taken off or not (it listens for changes of the window), so a walk through the wall makes none
 */
export function posterOf(src: string, clip: ClipView, screen: { width: number; density: number } | null) {
  const small = clip.smallPosterUrl
  if (small === null) return { src }
  const { width } = posterPixels(clip, 'small')
  const ratio = clip.width / clip.height
  if (screen) {
    const row = Math.max(CARD.row, CARD.part * screen.width) * ratio
    const wide = screen.width < CARD.from ? CARD.column * screen.width : row
    return { src: width < wide * screen.density ? src : small }
  }
  const row = `max(${Math.round(CARD.row * ratio)}px, ${Math.round(CARD.part * 100 * ratio)}vw)`
  return {
    src,
    srcSet: `${small} ${width}w, ${src} ${posterPixels(clip, 'large').width}w`,
    sizes: `auto, (min-width: ${CARD.from}px) ${row}, ${CARD.column * 100}vw`,
  }
}
