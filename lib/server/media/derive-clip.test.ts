import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { SPRITE, spritePlace } from '#lib/domain/clip/sprite'
import { deriveClip } from './derive-clip.ts'
import { remux } from './testing/remux.ts'

const CLIP = fileURLToPath(new URL('./testing/dark-then-bars.mp4', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'derive-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function derive(path: string) {
  const derived = await deriveClip(path)
  if (!derived.ok) throw new Error(derived.reason)
  return derived
}

/** How bright each picture of a sprite is, from 0 to 255. */
async function lightOf(sprite: { bytes: Uint8Array; width: number; height: number }) {
  const [width, height] = [sprite.width / SPRITE.columns, sprite.height / SPRITE.rows]
  return Promise.all(
    Array.from({ length: SPRITE.frames }, async (_, frame) => {
      const { column, row } = spritePlace(frame)
      const tile = await sharp(sprite.bytes)
        .extract({ left: column * width, top: row * height, width, height })
        .toBuffer()
      return (await sharp(tile).greyscale().stats()).channels[0]?.mean ?? Number.NaN
    }),
  )
}

describe('deriveClip', () => {
  it('passes over a dark frame and makes a progressive JPEG at the size of the clip', async () => {
    const { poster } = await derive(CLIP)
    expect(poster).toMatchObject({ width: 320, height: 180 })
    expect(await sharp(poster.bytes).metadata()).toMatchObject({
      format: 'jpeg',
      isProgressive: true,
      width: 320,
      height: 180,
    })
    expect((await sharp(poster.bytes).greyscale().stats()).channels[0]?.mean).toBeGreaterThan(60)
  })

  it('shows the clip in small from its first frame to its very last', async () => {
    const { sprite } = await derive(CLIP)
    expect(await sharp(sprite.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 675 })
    expect(sprite.bytes.length).toBeLessThan(60_000)
    const light = await lightOf(sprite)
    // The clip is dark for 9 of its 15 frames.
    expect(light.map((value) => value > 60)).toEqual(light.map((_, frame) => frame * (14 / 24) > 8.99))
  })

  it('turns a clip upright that is marked as turned', async () => {
    const path = join(folder, 'turned.mp4')
    writeFileSync(path, await remux(readFileSync(CLIP), 'in-memory', 90))
    const { poster, sprite } = await derive(path)
    expect(poster).toMatchObject({ width: 180, height: 320 })
    expect(sprite).toMatchObject({ width: 675, height: 1200 })
  })

  it('says what cannot be decoded', async () => {
    const path = join(folder, 'text.mp4')
    writeFileSync(path, 'not a clip')
    expect(await deriveClip(path)).toEqual({ ok: false, reason: 'undecodable' })
  })

  it('gives up at its time limit', async () => {
    const path = join(folder, 'slow.mp4')
    copyFileSync(CLIP, path)
    expect(await deriveClip(path, [], 1)).toEqual({ ok: false, reason: 'timed_out' })
  })
})
