import type { Rectangle, Size } from '#lib/domain/images/rectangle'

/** Where a frame lies on its picture, in percent, however large that is shown. */
export function frameStyle(frame: Rectangle, { width, height }: Size) {
  return {
    left: `${(frame.x / width) * 100}%`,
    top: `${(frame.y / height) * 100}%`,
    width: `${(frame.width / width) * 100}%`,
    height: `${(frame.height / height) * 100}%`,
  }
}
