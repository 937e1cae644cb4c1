import sharp from 'sharp'
import type { Typeface } from './typeface.ts'

/** Type as a mask: 0 is paper, 255 is ink. */
export type Mask = { data: Uint8Array; width: number; height: number }

export type TextStyle = {
  typeface: Typeface
  /** Pango's word: Medium, SemiBold … */
  weight: string
  /** Pixels per em. */
  size: number
  /** Longest line in pixels. */
  width: number
}

/** Sets a text in lines, from the left, broken between words, or within one that is longer than a line. */
export async function setText(text: string, { typeface, weight, size, width }: TextStyle): Promise<Mask> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const { data, info } = await sharp({
    text: {
      text: escaped,
      font: `${typeface.families} ${weight} ${Math.round(size)}`,
      fontfile: typeface.fontfile,
      width: Math.round(width),
      wrap: 'word-char',
      // One point is then one pixel.
      dpi: 72,
      rgba: true,
    },
  })
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
