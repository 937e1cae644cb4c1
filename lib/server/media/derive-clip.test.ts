import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny'
import sharp from 'sharp'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { SPRITE, spritePlace } from '#lib/domain/clip/sprite'
import { deriveClip } from './derive-clip.ts'
import { remux } from './testing/remux.ts'

const CLIP = fileURLToPath(new URL('./testing/dark-then-bars.mp4', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'derive-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())

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

  describe('of a clip that is damaged, and plays', () => {
    /** The clip with one of its pictures spoilt. */
    async function damaged(picture: (count: number) => number): Promise<string> {
      const bytes = readFileSync(CLIP)
      const input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
      const track = await input.getPrimaryVideoTrack()
      if (!track) throw new Error('The clip has no pictures.')
      const packets: Uint8Array[] = []
      for await (const { data } of new EncodedPacketSink(track).packets()) packets.push(data)
      input.dispose()
      const spoilt = packets[picture(packets.length)] ?? new Uint8Array()
      const at = bytes.indexOf(spoilt)
      bytes.fill(0xff, at + 6, at + spoilt.length)
      const path = join(folder, 'damaged.mp4')
      writeFileSync(path, bytes)
      return path
    }
    const cases = { last: (count: number) => count - 1, middle: (count: number) => Math.floor(count / 2) }
    // Without another decoder, wherever this runs.
    const alone = () => vi.stubEnv('PATH', '')

    it.each(Object.entries(cases))('makes them of what can be seen: %s picture', async (_, picture) => {
      alone()
      const { poster, sprite } = await derive(await damaged(picture))
      expect(poster).toMatchObject({ width: 320, height: 180 })
      expect((await sharp(poster.bytes).greyscale().stats()).channels[0]?.mean).toBeGreaterThan(60)
      const light = await lightOf(sprite)
      expect([light[0] ?? 255, light.at(-1)]).toEqual([
        expect.toSatisfy((dark) => dark < 60),
        expect.toSatisfy((bright) => bright > 60),
      ])
    })

    it('does not say how alike its end is to a still when that was not seen', async () => {
      alone()
      const still = join(folder, 'still.png')
      await sharp({ create: { width: 320, height: 180, channels: 3, background: '#000' } }).toFile(still)
      const given = [
        { role: 'first_frame' as const, path: still },
        { role: 'last_frame' as const, path: still },
      ]
      const derived = await deriveClip(await damaged(cases.last), given)
      expect(derived).toMatchObject({ ok: true, likeness: { first_frame: expect.any(Number) } })
      expect(derived.ok && Object.keys(derived.likeness)).toEqual(['first_frame'])
    })

    it('asks the next decoder, which may see more', async () => {
      // Stands for ffmpeg: as many white pictures as the clip has, 320 x 180.
      const programs = mkdtempSync(join(folder, 'programs-'))
      const white = `#!${process.execPath}\nprocess.stdout.write(Buffer.alloc(15 * 320 * 180 * 3, 255))\n`
      writeFileSync(join(programs, 'ffmpeg'), white, { mode: 0o755 })
      vi.stubEnv('PATH', programs)
      const { poster, sprite } = await derive(await damaged(cases.middle))
      expect((await sharp(poster.bytes).greyscale().stats()).channels[0]?.mean).toBeGreaterThan(250)
      expect((await lightOf(sprite)).every((light) => light > 250)).toBe(true)
    })
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
