import { posterPixels } from '#lib/domain/clip/poster'
import type { ClipView } from '#lib/domain/generation/generation'

/**
 * The place of a poster on the wall.
 * @property eager for the first ones of the page: they are loaded at once, others when they come near
 * @property width in CSS pixels, null while CSS lays out by itself
 */
export type PosterPlace = { eager: boolean; width: number | null }

/**
 * How wide a card's picture is (`.wall-tiles` in app/globals.css): on a window of fewer CSS pixels than `from` this part of it without
 * its margins, in one of two columns; else as wide as its row is high, which is at least so many pixels and this part of the window.
 */
const CARD = { from: 520, margins: 32, column: 0.48, row: 216, part: 0.125 }

/** Four pixels of a poster do for five of the screen: the fifth is hardly seen, and the large poster weighs three to four times the small one. */
const ENOUGH = 0.8

/**
 * A clip's poster for an `img`.
 * @param src the large one
 * @param drawn how wide in CSS pixels, and how many of the screen's pixels one of them is. Null for an `img` of the server, which cannot know:
 *   there the browser chooses. Chromium keeps every `img` that ever had a `srcset` as long as the page lives, taken off or not (it listens for
 *   changes of the window), so a walk through the wall makes none
 */
export function posterOf(src: string, clip: ClipView, drawn: { width: number; density: number } | null) {
  const small = clip.smallPosterUrl
  if (small === null) return { src }
  const { width } = posterPixels(clip, 'small')
  if (drawn) return { src: width < drawn.width * drawn.density * ENOUGH ? src : small }
  const wide = (clip.width / clip.height) * ENOUGH
  const row = `max(${Math.round(CARD.row * wide)}px, ${Math.round(CARD.part * 100 * wide)}vw)`
  return {
    src,
    srcSet: `${small} ${width}w, ${src} ${posterPixels(clip, 'large').width}w`,
    sizes: `(min-width: ${CARD.from}px) ${row}, calc((100vw - ${CARD.margins}px) * ${(CARD.column * ENOUGH).toFixed(3)})`,
  }
}
