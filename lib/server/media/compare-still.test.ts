import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { isKept } from '#lib/domain/clip/fidelity'
import { compareStill } from './compare-still.ts'

const still = (name: string) => fileURLToPath(new URL(`../../../public/examples/${name}`, import.meta.url))
const DAWN = still('harbour-dawn.jpg')
const SIZE = { width: 240, height: 135 }

const folder = mkdtempSync(join(tmpdir(), 'compare-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A frame of a clip as the comparison is given it. */
const frameOf = async (picture: Sharp) => ({
  rgb: await sharp(await picture.png().toBuffer())
    .resize(SIZE.width, SIZE.height, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer(),
  ...SIZE,
})
const kept = async (picture: Sharp, path: string) => isKept(await compareStill(await frameOf(picture), path))
/** The middle of a picture of 1280 x 720. */
const zoomed = (path: string, part: number) => {
  const [width, height] = [Math.round(1280 * part), Math.round(720 * part)]
  return sharp(path).extract({ left: (1280 - width) >> 1, top: (720 - height) >> 1, width, height })
}

describe('a frame counts as the still that was given', () => {
  it.each<[string, () => Promise<Sharp> | Sharp]>([
    ['as it is', () => sharp(DAWN)],
    ['recompressed badly', async () => sharp(await sharp(DAWN).jpeg({ quality: 15 }).toBuffer())],
    [
      'brighter, and warmer',
      () =>
        sharp(DAWN)
          .modulate({ brightness: 1.12 })
          .recomb([
            [1.08, 0, 0],
            [0, 1, 0],
            [0, 0, 0.9],
          ]),
    ],
    ['darker', () => sharp(DAWN).modulate({ brightness: 0.88 })],
    ['blurred', () => sharp(DAWN).blur(4)],
    ['a little closer', () => zoomed(DAWN, 0.95)],
    [
      'with a logo on it',
      () =>
        sharp(DAWN).composite([
          { input: { create: { width: 110, height: 34, channels: 3, background: '#111' } }, left: 1140, top: 660 },
        ]),
    ],
  ])('%s', async (_, make) => {
    expect(await kept(await make(), DAWN)).toBe(true)
  })

  it.each([
    ['cut to the ratio', 'cover'],
    ['put between bars', 'contain'],
    ['stretched', 'fill'],
  ] as const)('of another ratio, %s', async (_, fit) => {
    for (const name of ['tea.jpg', 'cat.jpg'])
      expect(await kept(sharp(still(name)).resize(1280, 720, { fit, background: '#000' }), still(name))).toBe(true)
  })

  it('without colours', async () => {
    const grey = join(folder, 'grey.png')
    await sharp(DAWN).greyscale().png().toFile(grey)
    expect(await kept(sharp(grey), grey)).toBe(true)
    expect(await kept(sharp(still('cat.jpg')), grey)).toBe(false)
  })
})

describe('a frame does not count as the still', () => {
  it.each<[string, () => Sharp]>([
    ['the same place at night', () => sharp(still('harbour-night.jpg'))],
    ['another picture', () => sharp(still('cat.jpg'))],
    [
      'half of another picture mixed in',
      () =>
        sharp(DAWN).composite([
          {
            input: {
              create: { width: 1280, height: 720, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.6 } },
            },
          },
        ]),
    ],
    ['a small part of it', () => zoomed(DAWN, 0.5)],
    ['in other colours', () => sharp(DAWN).modulate({ hue: 140, saturation: 1.4 })],
    ['black', () => sharp({ create: { width: 1280, height: 720, channels: 3, background: '#000' } })],
  ])('%s', async (_, make) => {
    expect(await kept(make(), DAWN)).toBe(false)
  })
})

it('says that a still cannot be read', async () => {
  await expect(compareStill(await frameOf(sharp(DAWN)), join(folder, 'absent.png'))).rejects.toThrow()
})
