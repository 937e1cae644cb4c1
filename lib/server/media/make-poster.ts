import type { Sharp } from 'sharp'
import type { DerivedPoster } from './derive-poster.ts'
import { readFrame as readFrameByFfmpeg } from './frame-by-ffmpeg.ts'
import { readFrame as readFrameByWebCodecs } from './frame-by-webcodecs.ts'
import { probeClip } from './probe-clip.ts'

/** Twice the CSS width of a card on the widest wall, and sharp enough while a clip opens in its page. */
const LONG_SIDE = 960
const QUALITY = 80

/** Parts of the length. A third is past any opening move; the others are for clips that are dark there. */
const LOOK_AT = [1 / 3, 2 / 3, 1 / 10] as const
/** Mean of 0 to 255 below which a frame says nothing on a wall. */
const DARK_BELOW = 16

/** Makes a poster in this process, from the first of a few frames that is not dark, else from the brightest. */
export async function makePoster(path: string): Promise<DerivedPoster> {
  const facts = await probeClip(path)
  if (!facts.ok) return { ok: false, reason: 'undecodable' }
  const seconds = LOOK_AT.map((part) => (facts.durationMs / 1000) * part)
  for (const readFrame of [readFrameByWebCodecs, readFrameByFfmpeg]) {
    const frame = await chooseFrame((at) => readFrame(path, at), seconds)
    if (frame !== 'no_decoder') return encode(frame)
  }
  return { ok: false, reason: 'unavailable' }
}

async function chooseFrame(
  frameAt: (seconds: number) => Promise<Sharp | 'no_decoder'>,
  seconds: readonly number[],
): Promise<Sharp | 'no_decoder'> {
  let best: { frame: Sharp | 'no_decoder'; light: number } = { frame: 'no_decoder', light: -1 }
  for (const at of seconds) {
    const frame = await frameAt(at)
    if (frame === 'no_decoder') return frame
    const light = await brightness(frame)
    if (light >= DARK_BELOW) return frame
    if (light > best.light) best = { frame, light }
  }
  return best.frame
}

async function brightness(frame: Sharp): Promise<number> {
  const { data } = await frame
    .clone()
    .resize(64, 64, { fit: 'fill', kernel: 'nearest' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data.reduce((sum, value) => sum + value, 0) / data.byteLength
}

async function encode(frame: Sharp): Promise<DerivedPoster> {
  const { data, info } = await frame
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY, progressive: true })
    .toBuffer({ resolveWithObject: true })
  return { ok: true, bytes: data, width: info.width, height: info.height }
}
