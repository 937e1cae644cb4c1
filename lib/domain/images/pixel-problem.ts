import { IMAGE_LIMITS } from '#lib/domain/limits'
import type { ImageProblem } from '#lib/domain/recipe/problems'

/** Why a picture of this size in pixels is not taken, the first reason that applies; null when it is. Rules: `IMAGE_LIMITS`. */
export function pixelProblem({ width, height }: { width: number; height: number }): ImageProblem | null {
  if (width * height > IMAGE_LIMITS.maxPixels) return 'too_many_pixels'
  if (Math.min(width, height) < IMAGE_LIMITS.minSide) return 'too_small'
  return Math.max(width, height) > IMAGE_LIMITS.maxRatio * Math.min(width, height) ? 'too_narrow' : null
}
