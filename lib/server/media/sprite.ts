import { SPRITE } from '#lib/domain/clip/sprite'
import { boundedSharp } from './bounded-sharp.ts'
import type { RgbPicture } from './compare-still.ts'
import type { Picture } from './derive-clip.ts'
import type { Frame } from './read-frames.ts'

/** Pixels of one picture, whatever its ratio, so that all sprites weigh about the same: 240 x 135, 135 x 240, 180 x 180. */
const PIXELS = 240 * 135
/** Small pictures that stand for moments: 70 kB in all, a quarter less than without mozjpeg's longer search. */
const JPEG = { quality: 55, mozjpeg: true } as const

/** A sprite in the making, of a clip of this size: takes its frames in their order. The last of them stands for those that do not come. */
export function createSprite(clip: { width: number; height: number }) {
  const scale = Math.sqrt(PIXELS / (clip.width * clip.height))
  const width = Math.max(1, Math.round(clip.width * scale))
  const height = Math.max(1, Math.round(clip.height * scale))
  const line = width * SPRITE.columns * 3
  const pixels = Buffer.alloc(line * height * SPRITE.rows)
  let added = 0
  let last: Buffer = Buffer.alloc(width * height * 3)

  function place(tile: Buffer): void {
    const corner = (added % SPRITE.columns) * width * 3 + Math.floor(added / SPRITE.columns) * height * line
    for (let y = 0; y < height; y += 1) tile.copy(pixels, corner + y * line, y * width * 3, (y + 1) * width * 3)
    added += 1
  }

  return {
    async add(frame: Frame): Promise<RgbPicture> {
      last = await frame.rgb(width, height)
      place(last)
      return { rgb: last, width, height }
    },

    async encode(): Promise<Picture> {
      while (added < SPRITE.frames) place(last)
      const raw = { width: width * SPRITE.columns, height: height * SPRITE.rows, channels: 3 } as const
      const bytes = await boundedSharp(pixels, { raw }).jpeg(JPEG).toBuffer()
      return { bytes, width: raw.width, height: raw.height }
    },
  }
}
