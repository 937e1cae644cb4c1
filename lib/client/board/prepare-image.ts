import type { ImagePurpose } from '#lib/domain/images/image-purpose'
import { pixelProblem } from '#lib/domain/images/pixel-problem'
import { shrunkSize } from '#lib/domain/images/shrunk-size'
import { SNIFF_BYTES, sniffImage } from '#lib/domain/images/sniff-image'
import { IMAGE_LIMITS } from '#lib/domain/limits'
import type { ImageProblem } from '#lib/domain/recipe/problems'

/** A decoded picture, upright. `draw` encodes it at the size given; `quality` is 0 to 1 and means nothing to PNG. */
export type Picture = {
  width: number
  height: number
  draw(size: { width: number; height: number }, type: 'image/jpeg' | 'image/png', quality: number): Promise<Blob>
  close(): void
}

/** Decodes with whatever the browser has; rejects what is broken. */
export type Decode = (file: Blob) => Promise<Picture>

/** `format` is the plain name of what the file turned out to be, where that is why it was refused. */
export type ImageRefusal = { problem: ImageProblem; format?: string }
export type Prepared = { ok: true; file: Blob } | { ok: false; refusal: ImageRefusal }

/** Bytes that we are willing to read into a browser tab in order to shrink them; ours. */
const MAX_SOURCE_BYTES = 100_000_000

const refuse = (problem: ImageProblem, format?: string): Prepared => ({
  ok: false,
  refusal: format === undefined ? { problem } : { problem, format },
})

/**
 * Whether a file may be tried at all, by its size and first bytes: quick, so that a refusal comes before any preview.
 * Never rejects: a file that was moved or changed on its disk since it was chosen is unreadable.
 */
export async function refusalOf(file: Blob): Promise<ImageRefusal | null> {
  if (file.size === 0) return { problem: 'empty' }
  const head = await file
    .slice(0, SNIFF_BYTES)
    .arrayBuffer()
    .catch(() => null)
  const sniffed = head && sniffImage(new Uint8Array(head))
  if (!sniffed) return { problem: 'unreadable' }
  if (!sniffed.taken) return { problem: 'type_refused', format: sniffed.name }
  return file.size > MAX_SOURCE_BYTES ? { problem: 'too_many_bytes' } : null
}

/** From the best to the smallest that still looks right; the last one is about a tenth of the first. */
const ENCODINGS = [
  { type: 'image/png', quality: 1, side: IMAGE_LIMITS.maxSide },
  { type: 'image/jpeg', quality: 0.92, side: IMAGE_LIMITS.maxSide },
  { type: 'image/jpeg', quality: 0.82, side: IMAGE_LIMITS.maxSide },
  { type: 'image/jpeg', quality: 0.82, side: IMAGE_LIMITS.maxSide / 2 },
] as const

async function shrunk(picture: Picture, purpose: ImagePurpose, keepsAlpha: boolean): Promise<Prepared> {
  for (const { type, quality, side } of ENCODINGS) {
    if (type === 'image/png' && !keepsAlpha) continue
    const file = await picture.draw(shrunkSize(picture, side, purpose), type, quality)
    if (file.size <= IMAGE_LIMITS.maxBytes) return { ok: true, file }
  }
  return refuse('too_many_bytes')
}

/**
 * Makes a file fit to be sent: checked by content, size and pixels, and made smaller where it is too large, so that the
 * request stays within `IMAGE_LIMITS.maxBytes`. What already fits goes as it is; the server normalises it anyway.
 * Never rejects: what the browser cannot decode, or has no memory to draw, is unreadable.
 * @param mending lets pass what a person chose to mend: `too_narrow` is going to be cropped, `too_many_pixels` is made smaller here
 * @param decode reads the picture; the browser's own in the page, a plain one in tests
 */
export async function prepareImage(
  file: Blob,
  decode: Decode,
  mending?: 'too_narrow' | 'too_many_pixels',
): Promise<Prepared> {
  const refusal = await refusalOf(file)
  if (refusal) return { ok: false, refusal }
  let picture: Picture
  try {
    picture = await decode(file)
  } catch {
    return refuse('unreadable')
  }
  try {
    const purpose = mending === 'too_narrow' ? 'to_crop' : 'to_send'
    const sent = shrunkSize(picture, IMAGE_LIMITS.maxSide, purpose)
    const problem = pixelProblem(mending === 'too_many_pixels' ? sent : picture, purpose)
    if (problem) return refuse(problem)
    const fits = file.size <= IMAGE_LIMITS.maxBytes && sent.width === picture.width
    return fits ? { ok: true, file } : await shrunk(picture, purpose, file.type !== 'image/jpeg')
  } catch {
    return refuse('unreadable')
  } finally {
    picture.close()
  }
}
