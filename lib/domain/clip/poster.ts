/**
 * Pixels on the long side of a clip's posters, at most. The large one is twice the CSS width of a card on the widest wall, and sharp enough while
 * a clip opens in its page; the small one is enough for a phone, whose line is what the large ones would wait for.
 */
export const POSTER_SIDES = { large: 960, small: 480 } as const
export type PosterSize = keyof typeof POSTER_SIDES

/** How large the poster of a clip is, in pixels. Nothing is made larger than the clip. */
export function posterPixels(clip: { width: number; height: number }, size: PosterSize) {
  const scale = Math.min(1, POSTER_SIDES[size] / Math.max(clip.width, clip.height))
  return { width: Math.round(clip.width * scale), height: Math.round(clip.height * scale) }
}
