import type { FrameRole } from '#lib/domain/clip/fidelity'
import { type PosterSize, posterPixels } from '#lib/domain/clip/poster'
import { SPRITE } from '#lib/domain/clip/sprite'
import { boundedSharp } from './bounded-sharp.ts'
import { compareStill, type RgbPicture } from './compare-still.ts'
import type { Derived, GivenFrame, Picture } from './derive-clip.ts'
import { readFrames as readFramesByFfmpeg } from './frames-by-ffmpeg.ts'
import { readFrames as readFramesByWebCodecs } from './frames-by-webcodecs.ts'
import { probeClip } from './probe-clip.ts'
import type { Frame, FrameWish } from './read-frames.ts'
import { createSprite } from './sprite.ts'
import { wishFrames } from './wish-frames.ts'

/** The small one is for screens on which each of its pixels is a fraction of a millimetre, behind lines on which each kilobyte is waited for. */
const QUALITY = { large: 80, small: 60 } as const

/** Parts of the length. A third is past any opening move; the others are for clips that are dark there. */
const LOOK_AT = [1 / 3, 2 / 3, 1 / 10].map((part) => Math.round(part * (SPRITE.frames - 1)))
/** Mean of 0 to 255 below which a frame says nothing on a wall. */
const DARK_BELOW = 16

/** Makes posters and sprite in this process, from one pass over the clip, and compares its ends with the stills given for them. */
export async function makeDerived(path: string, given: readonly GivenFrame[] = []): Promise<Derived> {
  const facts = await probeClip(path)
  if (!facts.ok) return { ok: false, reason: 'undecodable' }
  const wish = await wishFrames(path, SPRITE.frames)
  for (const readFrames of [readFramesByWebCodecs, readFramesByFfmpeg]) {
    const sprite = createSprite(wish)
    const posters: { frame: Frame; light: number }[] = []
    const ends: Partial<Record<FrameRole, RgbPicture>> = {}
    const outcome = await readFrames(path, wish, async (frame, index) => {
      const picture = await sprite.add(frame)
      const rank = LOOK_AT.indexOf(index)
      if (rank >= 0) posters[rank] = { frame, light: brightness(picture) }
      if (index === 0) ends.first_frame = picture
      if (index === SPRITE.frames - 1) ends.last_frame = picture
    })
    if (outcome === 'no_decoder') continue
    const chosen = choose(posters)
    const [poster, smallPoster] = await Promise.all([
      makePoster(chosen, wish, 'large'),
      makePoster(chosen, wish, 'small'),
    ])
    return { ok: true, poster, smallPoster, sprite: await sprite.encode(), likeness: await compareEnds(ends, given) }
  }
  return { ok: false, reason: 'unavailable' }
}

/** A still that cannot be read just now is left out. */
async function compareEnds(ends: Partial<Record<FrameRole, RgbPicture>>, given: readonly GivenFrame[]) {
  const likeness: Partial<Record<FrameRole, number>> = {}
  for (const { role, path } of given) {
    const found = ends[role] && (await compareStill(ends[role], path).catch(() => undefined))
    if (found !== undefined) likeness[role] = found
  }
  return likeness
}

/** Mean of the green, 0 to 255, which is most of what the eye takes for light. */
function brightness({ rgb, width, height }: RgbPicture): number {
  let sum = 0
  for (let i = 1; i < rgb.length; i += 3) sum += rgb[i] ?? 0
  return sum / (width * height)
}

/** The first of a few frames that is not dark, else the brightest. */
function choose(posters: readonly { frame: Frame; light: number }[]): Frame {
  const [brightest] = posters.toSorted((a, b) => b.light - a.light)
  const chosen = posters.find(({ light }) => light >= DARK_BELOW) ?? brightest
  if (!chosen) throw new Error('No frame was read.')
  return chosen.frame
}

async function makePoster(frame: Frame, clip: FrameWish, size: PosterSize): Promise<Picture> {
  const { width, height } = posterPixels(clip, size)
  const raw = { width, height, channels: 3 } as const
  return {
    bytes: await boundedSharp(await frame.rgb(width, height), { raw })
      .jpeg({ quality: QUALITY[size], progressive: true, mozjpeg: true })
      .toBuffer(),
    width,
    height,
  }
}
