import type { IMAGE_TYPES } from '#lib/domain/limits'

export type ImageType = (typeof IMAGE_TYPES)[number]

const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * The type of a picture by its first bytes, or null for all that we do not take. Names and declared types are not asked.
 * Decoders see only what passed here: the image library would open SVG, TIFF, HEIC and PDF as well.
 */
export function imageType(bytes: Uint8Array): ImageType | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (JPEG.every((value, index) => bytes[index] === value)) return 'image/jpeg'
  if (PNG.every((value, index) => bytes[index] === value)) return 'image/png'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp'
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'image/gif'
  return null
}
