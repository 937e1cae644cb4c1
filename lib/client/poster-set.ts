import type { ClipView } from '#lib/domain/generation'
import { posterPixels } from '#lib/domain/poster'

/**
 * A clip's poster for an `img`: the browser takes the size that suits its screen.
 * @param src the large one
 * @param sizes how wide it is drawn, as CSS says it
 */
export function posterSet(src: string, clip: ClipView, sizes: string) {
  if (clip.smallPosterUrl === null) return { src }
  const [small, large] = (['small', 'large'] as const).map((size) => posterPixels(clip, size).width)
  return { src, srcSet: `${clip.smallPosterUrl} ${small}w, ${src} ${large}w`, sizes }
}

/**
 * How wide a card's picture is: on a narrow screen one of two columns, else as wide as its row is high (`.wall-tiles` in app/globals.css). Where
 * the browser waits for a picture to come near it measures for itself.
 */
export function cardSizes({ width, height }: { width: number; height: number }): string {
  const ratio = width / height
  return `auto, (min-width: 520px) max(${Math.round(216 * ratio)}px, ${Math.round(12.5 * ratio)}vw), 48vw`
}
