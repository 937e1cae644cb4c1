import { IMAGE_LIMITS } from '#lib/domain/limits'
import type { ImagePurpose } from './image-purpose.ts'

/**
 * The size in whole pixels at which a picture has its longer side at most `side`, in its ratio. A picture that is within IMAGE_LIMITS.maxRatio stays
 * within it: the shorter side is rounded up where rounding would make the picture too narrow.
 * @param purpose an original `to_crop` stays as long as it has to be for its shorter side to have IMAGE_LIMITS.minSide pixels, as every crop of it needs
 */
export function shrunkSize(
  { width, height }: { width: number; height: number },
  side: number,
  purpose: ImagePurpose = 'to_send',
) {
  const [longer, shorter] = width > height ? [width, height] : [height, width]
  const least = purpose === 'to_crop' ? IMAGE_LIMITS.minSide / shorter : 0
  const scale = Math.min(1, Math.max(side / longer, least))
  const [long, rounded] = [Math.round(longer * scale), Math.round(shorter * scale)]
  const isWithin = longer <= IMAGE_LIMITS.maxRatio * shorter
  const short = isWithin ? Math.max(rounded, Math.ceil(long / IMAGE_LIMITS.maxRatio)) : rounded
  return width > height ? { width: long, height: short } : { width: short, height: long }
}
