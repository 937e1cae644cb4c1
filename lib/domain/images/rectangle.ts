/** Width and height in pixels. */
export type Size = { width: number; height: number }

/** A part of a picture, in its whole pixels from the upper left corner. */
export type Rectangle = Size & { x: number; y: number }

/** Whether a rectangle lies within a picture and has at least one pixel. */
export function within(rectangle: Rectangle, { width, height }: Size): boolean {
  const { x, y, width: w, height: h } = rectangle
  if (![x, y, w, h].every(Number.isInteger)) return false
  return x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= width && y + h <= height
}
