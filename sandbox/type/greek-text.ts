import sharp from 'sharp'
import type { Box, SetText } from './fit-text.ts'

/** Em, bar and gap in parts of the short side: a bar stands where a phrase would be read. */
const EM = 0.085
const BAR = 0.5 * EM
const GAP = 0.45 * EM

/** Lines at most; the rest of a long text would only be more bars. */
const LINES = 5

/** Bars in place of words, as layouts show text that cannot be read yet: for a prompt that no font here can draw. */
export async function greekText(text: string, box: Box): Promise<SetText> {
  const phrases = text.split(/[\s\p{P}]+/u).filter((phrase) => phrase !== '')
  const bars: string[] = []
  let [x, line] = [0, 0]
  for (const phrase of phrases) {
    const width = Math.min(box.width, [...phrase].length * EM * box.short)
    if (x > 0 && x + width > box.width) {
      if (line === LINES - 1) break
      x = 0
      line++
    }
    const y = line * (BAR + GAP) * box.short
    bars.push(`<rect x="${x}" y="${y}" width="${width}" height="${BAR * box.short}" rx="${(BAR * box.short) / 2}"/>`)
    x += width + GAP * box.short
  }
  const size = { width: Math.ceil(box.width), height: Math.ceil((line * (BAR + GAP) + BAR) * box.short) }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${bars.join('')}</svg>`
  const data = await sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer()
  return { mask: { data, ...size }, size: EM * box.short }
}
