import { boundedSharp } from './bounded-sharp.ts'
import { LIKENESS_SIDE, likeness } from './likeness.ts'

/** Packed RGB. */
export type RgbPicture = { rgb: Buffer; width: number; height: number }
type Box = { left: number; top: number; width: number; height: number }

/** What a still is compared at, before the small squares are made of it: no less than a picture of the sprite. */
const STILL_SIDE = 320

/**
 * How alike a frame of a clip is to the still that it was to be: see `likeness`. A still of another ratio may have been cut to the clip's, put
 * into it with bars, or stretched; the way that fits best counts.
 * @param path of a still of ours. Throws when it cannot be read.
 */
export async function compareStill(frame: RgbPicture, path: string): Promise<number> {
  const { data, info } = await boundedSharp(path)
    .resize(STILL_SIDE, STILL_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#000' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const still = { rgb: data, width: info.width, height: info.height }
  const cut = await likenessOf([frame, whole(frame)], [still, middle(still, frame)])
  const withBars = await likenessOf([frame, middle(frame, still)], [still, whole(still)])
  const stretched = await likenessOf([frame, whole(frame)], [still, whole(still)])
  return Math.max(cut, withBars, stretched)
}

const whole = ({ width, height }: RgbPicture): Box => ({ left: 0, top: 0, width, height })

/** The largest part around the middle of a picture that has the ratio of another one. */
function middle({ width, height }: RgbPicture, like: RgbPicture): Box {
  const scale = Math.min(width / like.width, height / like.height)
  const size = { width: Math.round(like.width * scale), height: Math.round(like.height * scale) }
  return { left: Math.floor((width - size.width) / 2), top: Math.floor((height - size.height) / 2), ...size }
}

async function likenessOf(a: [RgbPicture, Box], b: [RgbPicture, Box]): Promise<number> {
  return likeness(await square(...a), await square(...b))
}

function square({ rgb, width, height }: RgbPicture, part: Box): Promise<Buffer> {
  return boundedSharp(rgb, { raw: { width, height, channels: 3 } })
    .extract(part)
    .resize(LIKENESS_SIDE, LIKENESS_SIDE, { fit: 'fill' })
    .raw()
    .toBuffer()
}
