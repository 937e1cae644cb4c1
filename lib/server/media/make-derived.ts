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

/**
 * Makes posters and sprite in this process, from one pass over the clip, and compares its ends with the stills given for them. Where no reader
 * comes to the end of a damaged clip, they are made of what the one that came furthest saw.
 */
export async function makeDerived(path: string, given: readonly GivenFrame[] = []): Promise<Derived> {
  const facts = await probeClip(path)
  if (!facts.ok) return { ok: false, reason: 'undecodable' }
  const wish = await wishFrames(path, SPRITE.frames)
  let seen: Seen | undefined
  for (const readFrames of [readFramesByWebCodecs, readFramesByFfmpeg]) {
    const looked = look(wish)
    const outcome = await readFrames(path, wish, looked.take).catch(() => 'damaged' as const)
    if (outcome === 'no_decoder') continue
    if (!seen || looked.frames > seen.frames) seen = looked
    if (outcome === 'read') break
  }
  if (!seen) return { ok: false, reason: 'unavailable' }
  const chosen = seen.poster()
  if (!chosen) return { ok: false, reason: 'undecodable' }
  const [poster, smallPoster] = await Promise.all([
    makePoster(chosen, wish, 'large'),
    makePoster(chosen, wish, 'small'),
  ])
  const likeness = await compareEnds(seen.ends, given)
  return { ok: true, poster, smallPoster, sprite: await seen.sprite.encode(), likeness }
}

type Seen = ReturnType<typeof look>

/** What is kept of the frames of one pass over a clip. */
function look(wish: FrameWish) {
  const sprite = createSprite(wish)
  const candidates: Candidate[] = []
  const ends: Partial<Record<FrameRole, RgbPicture>> = {}
  let latest: Frame | undefined
  let frames = 0
  return {
    sprite,
    ends,
    get frames() {
      return frames
    },
    async take(frame: Frame, index: number): Promise<void> {
      const picture = await sprite.add(frame)
      frames += 1
      latest = frame
      if (LOOK_AT.includes(index)) candidates.push({ frame, rank: LOOK_AT.indexOf(index), light: brightness(picture) })
      if (index === 0) ends.first_frame = picture
      if (index === SPRITE.frames - 1) ends.last_frame = picture
    },
    poster: () => choose(candidates) ?? latest,
  }
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

/** @property rank its place in LOOK_AT @property light as of `brightness` */
type Candidate = { frame: Frame; rank: number; light: number }

/** The first of a few frames that is not dark, else the brightest. */
function choose(candidates: readonly Candidate[]): Frame | undefined {
  const [brightest] = candidates.toSorted((a, b) => b.light - a.light)
  const [first] = candidates.filter(({ light }) => light >= DARK_BELOW).toSorted((a, b) => a.rank - b.rank)
  return (first ?? brightest)?.frame
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
