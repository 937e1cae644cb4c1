import { ASPECT_RATIOS, MODES } from '#lib/domain/limits'
import type { AspectRatio, Mode } from '#lib/domain/recipe/recipe'

/** Pixel size of a clip of this mode and ratio: the short side is the mode's height, so 1:1 std is 720 x 720. */
export function clipPixels(mode: Mode, aspectRatio: AspectRatio): { width: number; height: number } {
  const short = MODES[mode].height
  const ratio = ASPECT_RATIOS[aspectRatio]
  const unit = short / Math.min(ratio.width, ratio.height)
  return { width: ratio.width * unit, height: ratio.height * unit }
}
