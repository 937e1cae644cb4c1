import type { ClipView } from '#lib/domain/generation'
import { posterPixels } from '#lib/domain/poster'

/** CSS pixels of the window from which on rows are justified (`.wall-tiles` in app/globals.css); below it cards stand in two columns. */
const ROWS_FROM = 520
const COLUMN = 0.48
/** A row's height: at least so many CSS pixels, and this part of the window's width. */
const ROW = { pixels: 216, part: 0.125 }

/**
 * A clip's poster for an `img` of the server, which cannot know the screen: the browser takes the size that suits.
 * @param src the large one
 * @param sizes how wide it is drawn, as CSS says it
 */
export function posterSet(src: string, clip: ClipView, sizes: string) {
  if (clip.smallPosterUrl === null) return { src }
  const [small, large] = (['small', 'large'] as const).map((size) => posterPixels(clip, size).width)
  return { src, srcSet: `${clip.smallPosterUrl} ${small}w, ${src} ${large}w`, sizes }
}

/**
 * The same choice where the screen is known. Chromium keeps every `img` that ever had a `srcset` as long as the page lives, taken off or not
 * (it listens for changes of the window), so a long walk through the wall must not make any.
 * @param src the large one
 * @param screen width of the window in CSS pixels, and how many of the screen's pixels one of them is
 */
export function posterFor(src: string, clip: ClipView, screen: { width: number; density: number }) {
  if (clip.smallPosterUrl === null) return { src }
  const row = Math.max(ROW.pixels, ROW.part * screen.width)
  const wide = screen.width < ROWS_FROM ? COLUMN * screen.width : row * (clip.width / clip.height)
  return { src: posterPixels(clip, 'small').width >= wide * screen.density ? clip.smallPosterUrl : src }
}

/**
 * How wide a card's picture is: on a narrow screen one of two columns, else as wide as its row is high (`.wall-tiles` in app/globals.css). Where
 * the browser waits for a picture to come near it measures for itself.
 */
export function cardSizes({ width, height }: { width: number; height: number }): string {
  const ratio = width / height
  const rows = `max(${Math.round(ROW.pixels * ratio)}px, ${Math.round(ROW.part * 100 * ratio)}vw)`
  return `auto, (min-width: ${ROWS_FROM}px) ${rows}, ${COLUMN * 100}vw`
}
