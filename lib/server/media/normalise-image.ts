import type { Metadata } from 'sharp'
import type { ImagePurpose } from '#lib/domain/images/image-purpose'
import { pixelProblem } from '#lib/domain/images/pixel-problem'
import { shrunkSize } from '#lib/domain/images/shrunk-size'
import { sniffImage } from '#lib/domain/images/sniff-image'
import { IMAGE_LIMITS } from '#lib/domain/limits'
import type { ImageProblem } from '#lib/domain/recipe/problems'
import { boundedSharp } from './bounded-sharp.ts'
import { type EncodedStill, encodeStill, type Pixels } from './encode-still.ts'
import { onePictureAtATime } from './one-picture-at-a-time.ts'

export type NormalisedImage = ({ ok: true } & EncodedStill) | { ok: false; problem: ImageProblem }
export type NormaliseImage = (bytes: Uint8Array, purpose?: ImagePurpose) => Promise<NormalisedImage>

/**
 * A file as it came from anybody, made into a still that the provider takes: JPEG or PNG, 8 bit sRGB, upright, without metadata,
 * at most IMAGE_LIMITS.maxSide pixels and maxBytes bytes. The same file always gives the same bytes. Files outside IMAGE_LIMITS are
 * refused with the first reason that applies; nothing in the file can make it throw.
 * One picture at a time in this process.
 * @param purpose an original `to_crop` may be longer and thinner than the provider takes; it is kept long enough to be cropped
 */
export const normaliseImage: NormaliseImage = (bytes, purpose = 'to_send') =>
  onePictureAtATime(() => normalise(bytes, purpose))

async function normalise(bytes: Uint8Array, purpose: ImagePurpose): Promise<NormalisedImage> {
  if (bytes.byteLength === 0) return refused('empty')
  if (bytes.byteLength > IMAGE_LIMITS.maxBytes) return refused('too_many_bytes')
  if (!sniffImage(bytes)?.taken) return refused('type_refused')
  const head = await readHeader(bytes)
  if (!head) return refused('unreadable')
  const problem = headerProblem(head, purpose)
  if (problem) return refused(problem)
  const pixels = await decode(bytes, shrunkSize(head.autoOrient, IMAGE_LIMITS.maxSide, purpose))
  return pixels ? { ok: true, ...(await encodeStill(pixels, purpose)) } : refused('unreadable')
}

function refused(problem: ImageProblem): NormalisedImage {
  return { ok: false, problem }
}

/** `failOn: error` refuses what is cut or damaged, and lets pass the warnings that cameras and old programs give cause for. */
function open(bytes: Uint8Array) {
  return boundedSharp(bytes, { limitInputPixels: IMAGE_LIMITS.maxPixels, failOn: 'error', sequentialRead: true })
}

async function readHeader(bytes: Uint8Array): Promise<Metadata | null> {
  return boundedSharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
}

/** Judges the size by the header alone, before any pixel is decoded. */
function headerProblem({ width, height, isProgressive }: Metadata, purpose: ImagePurpose): ImageProblem | null {
  // What comes line by line is shrunk while it is read; an interlaced picture is held whole.
  if (isProgressive && width * height > IMAGE_LIMITS.maxPixels / 2) return 'too_many_pixels'
  return pixelProblem({ width, height }, purpose)
}

/** @param size upright */
async function decode(bytes: Uint8Array, size: { width: number; height: number }): Promise<Pixels | null> {
  try {
    const { data, info } = await open(bytes)
      .autoOrient()
      .resize({ ...size, fit: 'fill' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 }
  } catch {
    return null
  }
}
