import { type Mask, setText, type TextStyle } from './set-text.ts'

/** Sizes to try, in parts of the short side of the picture, largest first. */
const SIZES = [0.2, 0.16, 0.13, 0.105, 0.09, 0.077, 0.066, 0.057, 0.049, 0.043]

/** Set text and the size in pixels per em that it came out at. */
export type SetText = { mask: Mask; size: number }

export type Box = { width: number; height: number; short: number }

/**
 * Sets a text as large as it fits into a box, cut with an ellipsis when it does not fit even small,
 * in lines of about the same length.
 */
export async function fitText(text: string, box: Box, style: Pick<TextStyle, 'typeface' | 'weight'>): Promise<SetText> {
  const set = (words: string, size: number, width = box.width) => setText(words, { ...style, size, width })
  const fits = (mask: Mask) => mask.height <= box.height && mask.width <= box.width
  // A first guess from the number of characters spares most of the tries.
  const area = (0.5 * box.width * box.height) / Math.max(8, wideLength(text))
  const start = SIZES.findIndex((size) => (size * box.short) ** 2 < area * 1.6)
  for (const share of SIZES.slice(Math.max(0, start))) {
    const size = share * box.short
    const mask = await set(text, size)
    if (fits(mask)) return { mask: await balanced(mask, (width) => set(text, size, width)), size }
  }
  const size = Math.min(...SIZES) * box.short
  return { mask: await longestThatFits(text, (words) => set(words, size), fits), size }
}

/** Length in ems, roughly: a Chinese character is a whole one, a Latin letter half of one. */
function wideLength(text: string): number {
  let ems = 0
  for (const character of text) ems += (character.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.55
  return ems
}

/** The narrowest measure with the same number of lines: no short last line after long ones. */
async function balanced(mask: Mask, set: (width: number) => Promise<Mask>): Promise<Mask> {
  let best = mask
  let [narrow, wide] = [mask.width * 0.5, mask.width]
  for (let i = 0; i < 5; i++) {
    const width = (narrow + wide) / 2
    const tried = await set(width)
    if (tried.height <= mask.height && tried.width <= width) {
      best = tried
      wide = width
    } else narrow = width
  }
  return best
}

async function longestThatFits(
  text: string,
  set: (words: string) => Promise<Mask>,
  fits: (mask: Mask) => boolean,
): Promise<Mask> {
  const characters = [...text]
  let best = await set('…')
  let [enough, tooMany] = [0, characters.length]
  while (tooMany - enough > 4) {
    const count = (enough + tooMany) >> 1
    const mask = await set(cutAt(characters, count))
    if (fits(mask)) {
      best = mask
      enough = count
    } else tooMany = count
  }
  return best
}

/** The first `count` characters, without a broken Latin word or a comma at the end, and an ellipsis. */
function cutAt(characters: string[], count: number): string {
  const cut = characters.slice(0, count).join('')
  return `${cut.replace(/\s+[\w'’-]*$/, '').replace(/[\s\p{P}]+$/u, '')}…`
}
