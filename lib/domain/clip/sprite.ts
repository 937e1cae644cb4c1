/**
 * A sprite shows a clip in small: pictures from its first frame to its very last, at equal distances in time, from left to right and from top
 * to bottom of one image. 25 of them let 5 s be followed in steps of a fifth of a second.
 */
export const SPRITE = { columns: 5, rows: 5, frames: 25 } as const

/**
 * Which of the pictures belongs to a place along the clip.
 * @param share 0 at its beginning to 1 at its end; what is beyond is taken as the end
 */
export function spriteFrameAt(share: number): number {
  return Math.min(SPRITE.frames - 1, Math.max(0, Math.floor(share * SPRITE.frames)))
}

/** Where a picture stands in the sprite, counted from 0. */
export function spritePlace(frame: number): { column: number; row: number } {
  return { column: frame % SPRITE.columns, row: Math.floor(frame / SPRITE.columns) }
}
