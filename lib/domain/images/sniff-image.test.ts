import sharp from 'sharp'
import { expect, it } from 'vitest'
import { sniffImage } from './sniff-image.ts'

const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

it('takes real JPEG, PNG, WebP and GIF files', async () => {
  const files = await Promise.all([
    picture().jpeg().toBuffer(),
    picture().png().toBuffer(),
    picture().webp().toBuffer(),
    picture().gif().toBuffer(),
  ])
  expect(files.map((file) => sniffImage(file))).toEqual(
    ['image/jpeg', 'image/png', 'image/webp', 'image/gif'].map((type) => ({ taken: true, type })),
  )
})

it('refuses a real TIFF and AVIF by name', async () => {
  expect(sniffImage(await picture().tiff().toBuffer())).toEqual({ taken: false, name: 'TIFF' })
  expect(sniffImage(await picture().avif().toBuffer())).toEqual({ taken: false, name: 'AVIF' })
})

it.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['SVG', '\xef\xbb\xbf\n<?xml version="1.0"?><svg/>'],
  ['HEIC', '\0\0\0\x18ftypheic'],
  ['MP4', '\0\0\0\x20ftypisom'],
  ['WebM', '\x1aE\xdf\xa3'],
  ['PDF', '%PDF-1.7'],
  ['PSD', '8BPS\0\x01'],
])('refuses %s by name', (name, head) => {
  expect(sniffImage(latin(head))).toEqual({ taken: false, name })
})

it('says nothing of bytes that it does not know', () => {
  expect(sniffImage(latin('just words'))).toBeNull()
})

it('is not taken in by a part of a signature', () => {
  expect(sniffImage(latin('<svg    WEBP'))).toEqual({ taken: false, name: 'SVG' })
})
