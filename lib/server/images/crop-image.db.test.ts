import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { ImagePurpose } from '#lib/domain/images/image-purpose'
import { images } from '#lib/server/db/schema'
import { cropStill } from '#lib/server/media/crop-still'
import { normaliseImage } from '#lib/server/media/normalise-image'
import { mediaName } from '#lib/server/storage/media-name'
import { acceptImage } from './accept-image.ts'
import { cropImage } from './crop-image.ts'
import { cropSource } from './crop-source.ts'
import { openLibraryBench } from './testing/library-bench.ts'

const FRAME = { x: 400, y: 0, width: 400, height: 600 }

let bench: Awaited<ReturnType<typeof openLibraryBench>>
beforeAll(async () => {
  bench = await openLibraryBench()
})
afterAll(() => bench.close())

/** A picture whose right half is red, in the library. */
async function original(width: number, height: number, blue: number, purpose?: ImagePurpose): Promise<LibraryImage> {
  const red = { create: { width: width / 2, height, channels: 3, background: '#ff0000' } } as const
  const file = await sharp({ create: { width, height, channels: 3, background: { r: 0, g: 0, b: blue } } })
    .composite([{ input: red, left: width / 2, top: 0 }])
    .png()
    .toBuffer()
  const answer = await acceptImage({ ...bench, normalise: normaliseImage }, file, purpose)
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value
}
const crop = (of: string, rectangle: typeof FRAME) => cropImage({ ...bench, crop: cropStill }, { of, crop: rectangle })

it('cuts out what was asked for, once, and the result knows where it came from', async () => {
  const whole = await original(800, 600, 200)
  const first = await crop(whole.sha256, FRAME)
  expect(await crop(whole.sha256, FRAME)).toEqual(first)
  if (!first.ok) throw new Error(first.problem)
  expect(first.value).toMatchObject({ width: 400, height: 600 })
  const { sha256, url } = first.value
  const bytes = await bench.media.read(mediaName(sha256, url.endsWith('png') ? 'png' : 'jpg'))
  const { channels } = await sharp(bytes ?? Buffer.alloc(0)).stats()
  expect(channels.map(({ mean }) => Math.round(mean / 10) * 10)).toEqual([250, 0, 0])

  expect(await cropSource(bench.db, sha256)).toEqual({ ok: true, value: { original: whole, crop: FRAME } })
  expect(await cropSource(bench.db, whole.sha256)).toEqual({ ok: true, value: { original: whole, crop: null } })
  expect(await cropSource(bench.db, '0'.repeat(64))).toEqual({ ok: false, problem: 'image_unknown' })
})

it('does not let an original be deleted while a crop refers to it', async () => {
  const whole = await original(800, 600, 100)
  expect((await crop(whole.sha256, { ...FRAME, x: 200 })).ok).toBe(true)
  await expect(bench.db.delete(images).where(eq(images.sha256, whole.sha256))).rejects.toThrow()
})

it('refuses what is not within an original, what the provider would not take, and a crop of a crop', async () => {
  const whole = await original(800, 600, 50)
  expect(await crop('1'.repeat(64), FRAME)).toEqual({ ok: false, problem: 'image_unknown' })
  expect(await crop(whole.sha256, { ...FRAME, x: 401 })).toEqual({ ok: false, problem: 'invalid' })
  expect(await crop(whole.sha256, { ...FRAME, width: 299 })).toEqual({ ok: false, problem: 'too_small' })
  const part = await crop(whole.sha256, FRAME)
  if (!part.ok) throw new Error(part.problem)
  const again = await crop(part.value.sha256, { x: 0, y: 0, width: 300, height: 300 })
  expect(again).toEqual({ ok: false, problem: 'invalid' })
})

it('gives the original itself for all of it', async () => {
  const whole = await original(800, 600, 20)
  expect(await crop(whole.sha256, { x: 0, y: 0, width: 800, height: 600 })).toEqual({ ok: true, value: whole })
})

it('takes a banner in to be cropped, and only then', async () => {
  await expect(original(1600, 400, 30)).rejects.toThrow('too_narrow')
  const banner = await original(1600, 400, 30, 'to_crop')
  expect(await crop(banner.sha256, { x: 0, y: 0, width: 1600, height: 400 })).toEqual({
    ok: false,
    problem: 'too_narrow',
  })
  expect(await crop(banner.sha256, { x: 800, y: 0, width: 400, height: 400 })).toMatchObject({ ok: true })
})

it('keeps of a panorama enough to crop it', async () => {
  const panorama = await original(12_000, 800, 40, 'to_crop')
  expect(panorama).toMatchObject({ width: 4500, height: 300 })
  expect(await crop(panorama.sha256, { x: 3750, y: 0, width: 750, height: 300 })).toMatchObject({ ok: true })
})
