import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { findCjkFont } from './find-cjk-font.ts'
import { type FontFace, readFontFace } from './font-face.ts'

/** The fonts that a text is set in: Geist, and one with Chinese where the text wants it and the machine has it. */
export type Typeface = { families: string; fontfile: string; covers(codePoint: number): boolean }

/** Prepares the fonts for a text. */
export async function typefaceFor(text: string): Promise<Typeface> {
  const geist = readFontFace(geistPath())
  const wantsMore = [...text].some((character) => isCjk(character) && !geist.covers(codeOf(character)))
  const cjk = wantsMore ? findCjkFont() : undefined
  if (cjk) await register(cjk)
  return {
    families: [geist, cjk].flatMap((face) => (face ? [face.family] : [])).join(', '),
    fontfile: geist.path,
    covers: (codePoint) => geist.covers(codePoint) || (cjk?.covers(codePoint) ?? false),
  }
}

const codeOf = (character: string) => character.codePointAt(0) ?? 0

function isCjk(character: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u.test(
    character,
  )
}

function geistPath(): string {
  const module = createRequire(import.meta.url).resolve('geist/font/sans')
  return join(dirname(module), 'fonts/geist-sans/Geist-SemiBold.ttf')
}

/** Makes a font file known to Pango: it stays known for the life of the process once any text was set with it. */
async function register(face: FontFace): Promise<void> {
  await sharp({ text: { text: '.', font: face.family, fontfile: face.path } })
    .raw()
    .toBuffer()
}
