import sharp, { type Sharp } from 'sharp'
import { placeholder } from './placeholder.ts'

/** A still by its file, or a stand-in when the file is not ours to read; `index` tells several stand-ins apart. */
export type Still = { path: string | null; index: number; prompt: string }

/** A still as packed RGB that covers the size, cut at the middle. Throws a sentence for the user when it cannot be decoded. */
export async function loadStill(still: Still, width: number, height: number): Promise<Uint8Array> {
  return (await openStill(still)).resize(width, height, { fit: 'cover' }).raw().toBuffer()
}

/** A still, upright and in sRGB without transparency, ready to be resized. */
export async function openStill({ path, index, prompt }: Still): Promise<Sharp> {
  const source = path ?? (await placeholder(`${prompt}\0${index}`))
  // Decoded once here, so that an unreadable image is named as such and not as a failed encoding.
  const { data, info } = await sharp(source)
    .autoOrient()
    .resize(2560, 2560, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#101014' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new Error('An image of the request could not be decoded.', { cause: error })
    })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}
