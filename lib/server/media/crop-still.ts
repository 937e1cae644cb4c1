import type { Rectangle } from '#lib/domain/images/rectangle'
import { boundedSharp } from './bounded-sharp.ts'
import { type EncodedStill, encodeStill } from './encode-still.ts'
import { onePictureAtATime } from './one-picture-at-a-time.ts'

export type CropStill = (bytes: Uint8Array, crop: Rectangle) => Promise<EncodedStill | null>

/**
 * A part of a normalised still, pixel for pixel and encoded as all of ours. The same bytes and rectangle always give the same bytes.
 * @returns null when the bytes cannot be read, as on a disk that lost some
 */
export const cropStill: CropStill = (bytes, { x, y, width, height }) =>
  onePictureAtATime(async () => {
    const part = await boundedSharp(bytes, { failOn: 'error' })
      .extract({ left: x, top: y, width, height })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
      .catch(() => null)
    return part && encodeStill({ data: part.data, width, height, channels: part.info.channels === 4 ? 4 : 3 })
  })
