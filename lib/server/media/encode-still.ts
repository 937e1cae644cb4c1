import type { ImagePurpose } from '#lib/domain/images/image-purpose'
import { shrunkSize } from '#lib/domain/images/shrunk-size'
import { IMAGE_LIMITS } from '#lib/domain/limits'
import { boundedSharp } from './bounded-sharp.ts'

/** Decoded pixels: 8 bit sRGB, three channels or four with transparency. */
export type Pixels = { data: Buffer; width: number; height: number; channels: 3 | 4 }

export type EncodedStill = {
  bytes: Uint8Array
  type: 'image/jpeg' | 'image/png'
  ext: 'jpg' | 'png'
  width: number
  height: number
}

/** Quality 92 is where a JPEG stops looking like one. Noise alone needs the later steps; the last fits any content (4 bits a pixel). */
const JPEG_STEPS = [
  { quality: 92, side: IMAGE_LIMITS.maxSide },
  { quality: 85, side: IMAGE_LIMITS.maxSide },
  { quality: 75, side: IMAGE_LIMITS.maxSide },
  { quality: 75, side: 3072 },
  { quality: 75, side: 2048 },
] as const

/**
 * Pixels as a file of at most IMAGE_LIMITS.maxBytes: PNG where something shines through and it fits, else JPEG on white.
 * The same pixels give the same bytes.
 */
export async function encodeStill(pixels: Pixels, purpose: ImagePurpose = 'to_send'): Promise<EncodedStill> {
  const source = () =>
    boundedSharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: pixels.channels } })

  if (pixels.channels === 4 && !(await source().stats()).isOpaque) {
    const { data, info } = await source().png().toBuffer({ resolveWithObject: true })
    if (data.byteLength <= IMAGE_LIMITS.maxBytes)
      return { bytes: data, type: 'image/png', ext: 'png', width: info.width, height: info.height }
  }

  for (const { quality, side } of JPEG_STEPS) {
    const { data, info } = await source()
      .flatten({ background: '#ffffff' })
      .resize({ ...shrunkSize(pixels, side, purpose), fit: 'fill' })
      // Full colour resolution: a model looks at these pixels, and chroma subsampling smears red edges.
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true })
    if (data.byteLength <= IMAGE_LIMITS.maxBytes)
      return { bytes: data, type: 'image/jpeg', ext: 'jpg', width: info.width, height: info.height }
  }
  throw new Error('A picture of 2048 pixels did not fit into the byte limit.')
}
