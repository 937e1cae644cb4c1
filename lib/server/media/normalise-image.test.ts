import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type NormalisedImage, normaliseImage } from './normalise-image.ts'

type Colour = { r: number; g: number; b: number; alpha?: number }
const GREY: Colour = { r: 120, g: 120, b: 120 }

function plain(width: number, height: number, background: Colour = GREY, channels: 3 | 4 = 3) {
  return sharp({ create: { width, height, channels, background } })
}

function grain(width: number, height: number) {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width, height, channels: 3, background: GREY, noise } })
}

/** 600 x 400 with its upper left quarter red, seen as stored. */
function redCorner() {
  const quarter = { create: { width: 300, height: 200, channels: 3, background: '#ff0000' } } as const
  return plain(600, 400, { r: 0, g: 0, b: 255 }).composite([{ input: quarter, left: 0, top: 0 }])
}

/** A small PNG whose header claims another size: what a decompression bomb looks like before it goes off. */
async function claiming(width: number, height: number, options = {}): Promise<Buffer> {
  const file = await plain(300, 300).png(options).toBuffer()
  const header = { start: 12, width: 16, height: 20, end: 29 }
  file.writeUInt32BE(width, header.width)
  file.writeUInt32BE(height, header.height)
  file.writeUInt32BE(crc32(file.subarray(header.start, header.end)), header.end)
  return file
}

async function accepted(bytes: Uint8Array): Promise<Extract<NormalisedImage, { ok: true }>> {
  const result = await normaliseImage(bytes)
  if (!result.ok) throw new Error(`refused: ${result.problem}`)
  return result
}

async function pixelAt(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  return [...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())]
}

describe('what is taken', () => {
  it.each([
    ['JPEG', () => grain(400, 360).jpeg().toBuffer()],
    ['grey JPEG', () => grain(400, 360).toColourspace('b-w').jpeg().toBuffer()],
    ['CMYK JPEG', () => grain(400, 360).toColourspace('cmyk').jpeg().toBuffer()],
    ['JPEG with another colour profile', () => grain(400, 360).withIccProfile('p3').jpeg().toBuffer()],
    ['16 bit PNG', () => grain(400, 360).toColourspace('rgb16').png().toBuffer()],
    ['PNG with a palette', () => grain(400, 360).png({ palette: true }).toBuffer()],
    ['opaque PNG with an alpha channel', () => grain(400, 360).ensureAlpha(1).png().toBuffer()],
    ['WebP', () => grain(400, 360).webp().toBuffer()],
    ['GIF', () => grain(400, 360).gif().toBuffer()],
  ])('%s becomes a plain 8 bit sRGB JPEG', async (_label, make) => {
    const result = await accepted(await make())
    expect(result).toMatchObject({ type: 'image/jpeg', ext: 'jpg', width: 400, height: 360 })
    expect(await sharp(result.bytes).metadata()).toMatchObject({
      format: 'jpeg',
      space: 'srgb',
      depth: 'uchar',
      channels: 3,
    })
  })

  it.each(['gif', 'webp'] as const)('takes the first frame of an animated %s', async (format) => {
    const red = await plain(320, 320, { r: 255, g: 0, b: 0 }).png().toBuffer()
    const blue = await plain(320, 320, { r: 0, g: 0, b: 255 }).png().toBuffer()
    const animated = await sharp([red, blue], { join: { animated: true } })
      .toFormat(format)
      .toBuffer()
    const result = await accepted(animated)
    expect(result).toMatchObject({ width: 320, height: 320 })
    const [r = 0, , b = 255] = await pixelAt(result.bytes, 10, 10)
    expect(r).toBeGreaterThan(240)
    expect(b).toBeLessThan(15)
  })

  it('keeps what shines through as PNG', async () => {
    const result = await accepted(await plain(320, 320, { r: 255, g: 0, b: 0, alpha: 0.5 }, 4).webp().toBuffer())
    expect(result).toMatchObject({ type: 'image/png', ext: 'png' })
    expect(await sharp(result.bytes).metadata()).toMatchObject({ format: 'png', channels: 4, depth: 'uchar' })
  })

  it('lays it on white where the PNG would be too large', async () => {
    const result = await accepted(await grain(2000, 2000).ensureAlpha(0.5).webp({ quality: 80, effort: 0 }).toBuffer())
    expect(result.type).toBe('image/jpeg')
    const [middle] = (await sharp(result.bytes).stats()).channels
    expect(middle?.mean).toBeCloseTo((128 + 255) / 2, -1)
  })

  it('shrinks what is larger than the longest side, in its ratio', async () => {
    const result = await accepted(await plain(5000, 2500).png().toBuffer())
    expect(result).toMatchObject({ width: 4096, height: 2048 })
  })

  it.each([
    [5000, 2000, { width: 4096, height: 1639 }],
    [2400, 6000, { width: 1639, height: 4096 }],
  ])('takes a larger picture of exactly 2.5, and sends on one: %i x %i', async (width, height, size) => {
    const result = await accepted(await plain(width, height).png().toBuffer())
    expect(result).toMatchObject(size)
    expect(await normaliseImage(result.bytes)).toMatchObject({ ok: true, ...size })
  })

  it('turns a larger picture upright by what its camera noted', async () => {
    const lying = await plain(5000, 2000).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await accepted(lying)).toMatchObject({ width: 1639, height: 4096 })
  })

  it('gives the same bytes for the same file', async () => {
    const file = await grain(400, 360).webp().toBuffer()
    const [first, second] = await Promise.all([accepted(file), accepted(file)])
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })
})

describe('metadata', () => {
  // Where the red corner of the stored picture is seen, by the EXIF standard.
  it.each([
    [1, 600, 400, 'left', 'top'],
    [2, 600, 400, 'right', 'top'],
    [3, 600, 400, 'right', 'bottom'],
    [4, 600, 400, 'left', 'bottom'],
    [5, 400, 600, 'left', 'top'],
    [6, 400, 600, 'right', 'top'],
    [7, 400, 600, 'right', 'bottom'],
    [8, 400, 600, 'left', 'bottom'],
  ] as const)('stands upright from orientation %i', async (orientation, width, height, side, end) => {
    const result = await accepted(await redCorner().withMetadata({ orientation }).jpeg().toBuffer())
    expect(result).toMatchObject({ width, height })
    const left = { left: 20, right: width - 20 }[side]
    const top = { top: 20, bottom: height - 20 }[end]
    const [r = 0, , b = 255] = await pixelAt(result.bytes, left, top)
    expect(r).toBeGreaterThan(240)
    expect(b).toBeLessThan(15)
  })

  it('leaves no place, camera, profile or thumbnail behind', async () => {
    const file = await grain(400, 360)
      .withExif({ IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    expect(file.includes('SecretCam')).toBe(true)
    const { bytes } = await accepted(file)
    const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata()
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({})
    expect(Buffer.from(bytes).includes('SecretCam')).toBe(false)
  })

  it.each(['PK\x03\x04 hidden.zip', '<script>alert(1)</script>'])('drops %j hidden in a JPEG', async (hidden) => {
    const file = Buffer.concat([await grain(400, 360).jpeg().toBuffer(), Buffer.from(hidden)])
    expect(Buffer.from((await accepted(file)).bytes).includes(hidden)).toBe(false)
  })
})

describe('what is refused', () => {
  const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1`)])

  it.each([
    ['nothing', async () => Buffer.alloc(0), 'empty'],
    [
      'SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>'),
      'type_refused',
    ],
    ['TIFF', () => plain(400, 400).tiff().toBuffer(), 'type_refused'],
    ['HEIC', async () => box('heic'), 'type_refused'],
    ['AVIF', async () => box('avif'), 'type_refused'],
    ['PDF', async () => Buffer.from('%PDF-1.7\n'), 'type_refused'],
    ['MP4', async () => box('isom'), 'type_refused'],
    ['HTML', async () => Buffer.from('<!doctype html><title>x</title>'), 'type_refused'],
    ['one pixel', () => plain(1, 1).png().toBuffer(), 'too_small'],
    ['299 pixels', () => plain(299, 400).png().toBuffer(), 'too_small'],
    ['a line', () => plain(20_000, 10).png().toBuffer(), 'too_small'],
    ['a banner', () => plain(1000, 399).png().toBuffer(), 'too_narrow'],
    ['a column', () => plain(399, 1000).png().toBuffer(), 'too_narrow'],
    ['14000 x 14000', () => claiming(14_000, 14_000), 'too_many_pixels'],
    ['9000 x 9000 interlaced', () => claiming(9000, 9000, { progressive: true }), 'too_many_pixels'],
    ['ten million bytes and one', async () => Buffer.alloc(10_000_001, 0xff), 'too_many_bytes'],
    ['only a signature', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'unreadable'],
  ])('%s', async (_label, make, problem) => {
    expect(await normaliseImage(await make())).toEqual({ ok: false, problem })
  })

  it('an original to crop that would be too long for a browser', async () => {
    expect(await normaliseImage(await claiming(33_000, 600), 'to_crop')).toEqual({ ok: false, problem: 'too_narrow' })
  })

  it('takes a ratio of exactly 2.5', async () => {
    expect(await accepted(await plain(1000, 400).png().toBuffer())).toMatchObject({ width: 1000, height: 400 })
  })

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s cut at any tenth', async (format) => {
    const file = await grain(400, 360).toFormat(format).toBuffer()
    for (const tenth of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const cut = file.subarray(0, Math.floor((file.byteLength * tenth) / 10))
      expect(await normaliseImage(cut)).toEqual({ ok: false, problem: 'unreadable' })
    }
  })
})
