import { IMAGE_LIMITS } from '#lib/domain/limits'
import type { ImageProblem } from '#lib/domain/recipe/problems'
import type { ImagePurpose } from './image-purpose.ts'
import { shrunkSize } from './shrunk-size.ts'

/**
 * Why a picture of this size in pixels is not taken, the first reason that applies; null when it is. Rules: `IMAGE_LIMITS`.
 * @param purpose an original `to_crop` may be thinner than what is sent, as long as a crop can be had of what is kept of it
 */
export function pixelProblem(
  size: { width: number; height: number },
  purpose: ImagePurpose = 'to_send',
): ImageProblem | null {
  const [shorter, longer] = [Math.min(size.width, size.height), Math.max(size.width, size.height)]
  if (shorter * longer > IMAGE_LIMITS.maxPixels) return 'too_many_pixels'
  if (shorter < IMAGE_LIMITS.minSide) return 'too_small'
  if (purpose === 'to_send') return longer > IMAGE_LIMITS.maxRatio * shorter ? 'too_narrow' : null
  const kept = shrunkSize(size, IMAGE_LIMITS.maxSide, purpose)
  return Math.max(kept.width, kept.height) > IMAGE_LIMITS.maxOriginalSide ? 'too_narrow' : null
}
