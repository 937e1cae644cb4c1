import { IMAGE_LIMITS } from '#lib/domain/limits'
import type { Rectangle, Size } from './rectangle.ts'

/** Where a crop may lie and what shape it keeps. Everything here is in whole pixels of the original and stays within it. */

/** A side that a person can still get hold of; what the provider takes is more, and is said in words instead. */
const LEAST_SIDE = 16

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most))

/** Width over height of the ratio that a frame keeps, or null for a free one. */
export type Proportion = number | null

/** The frame of this size around a point (in pixels of the picture), pushed back inside where it would stick out. */
function around({ width, height }: Size, x: number, y: number, picture: Size): Rectangle {
  return {
    x: clamp(Math.round(x - width / 2), 0, picture.width - width),
    y: clamp(Math.round(y - height / 2), 0, picture.height - height),
    width,
    height,
  }
}

/** The largest whole-pixel size of a proportion that a picture holds; all of it where the frame is free. */
function largestSize(picture: Size, proportion: Proportion): Size {
  if (proportion === null) return { width: picture.width, height: picture.height }
  const width = Math.min(picture.width, Math.round(picture.height * proportion))
  return { width, height: clamp(Math.round(width / proportion), 1, picture.height) }
}

/** The largest frame of a proportion, in the middle or as near as it gets to the middle of another frame. */
export function largestFrame(picture: Size, proportion: Proportion, near?: Rectangle): Rectangle {
  const middle = near ?? { x: 0, y: 0, ...picture }
  return around(largestSize(picture, proportion), middle.x + middle.width / 2, middle.y + middle.height / 2, picture)
}

/** The frame moved by pixels, as far as the picture goes. */
export function moved(frame: Rectangle, dx: number, dy: number, picture: Size): Rectangle {
  return {
    ...frame,
    x: clamp(Math.round(frame.x + dx), 0, picture.width - frame.width),
    y: clamp(Math.round(frame.y + dy), 0, picture.height - frame.height),
  }
}

/** A size that keeps the proportion, follows the wish for a width (or, where it has none, for a height) and fits into the room. */
function sizeIn(wish: Partial<Size>, now: Size, room: Size, proportion: Proportion): Size {
  if (proportion === null)
    return {
      width: clamp(Math.round(wish.width ?? now.width), LEAST_SIDE, room.width),
      height: clamp(Math.round(wish.height ?? now.height), LEAST_SIDE, room.height),
    }
  const wished = wish.width ?? (wish.height ?? now.height) * proportion
  const width = clamp(wished, LEAST_SIDE * Math.max(1, proportion), Math.min(room.width, room.height * proportion))
  return { width: Math.round(width), height: clamp(Math.round(width / proportion), 1, room.height) }
}

/** The frame with another width or height around its own middle; with a proportion the other side follows. */
export function resized(frame: Rectangle, wish: Partial<Size>, picture: Size, proportion: Proportion): Rectangle {
  const size = sizeIn(wish, frame, picture, proportion)
  return around(size, frame.x + frame.width / 2, frame.y + frame.height / 2, picture)
}

/** A corner or side of a frame; -1 is left or top, 1 right or bottom, 0 neither. */
export type Handle = { h: -1 | 0 | 1; v: -1 | 0 | 1 }

/** The frame with one corner or side pulled to a point; what is opposite stays where it is. */
export function pulled(
  frame: Rectangle,
  { h, v }: Handle,
  to: { x: number; y: number },
  picture: Size,
  proportion: Proportion,
): Rectangle {
  const fixedX = h < 0 ? frame.x + frame.width : frame.x
  const fixedY = v < 0 ? frame.y + frame.height : frame.y
  const room = {
    width: h < 0 ? fixedX : picture.width - fixedX,
    height: v < 0 ? fixedY : picture.height - fixedY,
  }
  const wish = {
    width: h === 0 ? frame.width : (to.x - fixedX) * h,
    height: v === 0 ? frame.height : (to.y - fixedY) * v,
  }
  // With a proportion the pointer seldom lies on the diagonal: the larger wish wins, as far as there is room.
  const larger = proportion === null ? wish : { width: Math.max(wish.width, wish.height * proportion) }
  const size = sizeIn(larger, frame, room, proportion)
  return { ...size, x: h < 0 ? fixedX - size.width : fixedX, y: v < 0 ? fixedY - size.height : fixedY }
}

/** The same frame on another picture: as large and as far from the middle in proportion to it, and of the same shape. */
export function alike(frame: Rectangle, picture: Size, other: Size): Rectangle {
  const proportion = frame.width / frame.height
  const share = frame.width / largestSize(picture, proportion).width
  const largest = largestSize(other, proportion)
  const width = clamp(Math.round(largest.width * share), 1, largest.width)
  const size = { width, height: clamp(Math.round(width / proportion), 1, other.height) }
  const x = ((frame.x + frame.width / 2) / picture.width) * other.width
  const y = ((frame.y + frame.height / 2) / picture.height) * other.height
  return around(size, x, y, other)
}

/** The frame grown, around its middle, to the pixels that the provider asks for; null where the picture has too few. */
export function grownToLeast(frame: Rectangle, picture: Size, proportion: Proportion): Rectangle | null {
  const side = IMAGE_LIMITS.minSide
  const wish =
    proportion === null
      ? { width: Math.max(frame.width, side), height: Math.max(frame.height, side) }
      : { width: Math.ceil(side * Math.max(1, proportion)) }
  const grown = resized(frame, wish, picture, proportion)
  return Math.min(grown.width, grown.height) >= side ? grown : null
}
