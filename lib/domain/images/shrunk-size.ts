import { IMAGE_LIMITS } from '#lib/domain/limits'

/**
 * The size in whole pixels at which a picture has its longer side at most `side`, in its ratio. A picture that is within IMAGE_LIMITS.maxRatio stays
 * within it: the shorter side is rounded up where rounding would make the picture too narrow.
 */
export function shrunkSize({ width, height }: { width: number; height: number }, side: number) {
  const [longer, shorter] = width > height ? [width, height] : [height, width]
  const scale = Math.min(1, side / longer)
  const [long, rounded] = [Math.round(longer * scale), Math.round(shorter * scale)]
  const isWithin = longer <= IMAGE_LIMITS.maxRatio * shorter
  const short = isWithin ? Math.max(rounded, Math.ceil(long / IMAGE_LIMITS.maxRatio)) : rounded
  return width > height ? { width: long, height: short } : { width: short, height: long }
}
