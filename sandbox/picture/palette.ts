import { createHash } from 'node:crypto'

type Rgb = readonly [r: number, g: number, b: number]

/** Three colours of a backdrop, from its dark ground to its light; the body stays dark enough for white type. */
export type Palette = { ground: Rgb; body: Rgb; light: Rgb }

const PALETTES: readonly Palette[] = [
  { ground: [11, 15, 34], body: [40, 58, 140], light: [132, 118, 240] },
  { ground: [5, 20, 18], body: [16, 88, 78], light: [92, 190, 150] },
  { ground: [24, 10, 28], body: [118, 34, 82], light: [240, 120, 108] },
  { ground: [22, 10, 8], body: [134, 48, 28], light: [240, 156, 78] },
  { ground: [4, 20, 28], body: [14, 86, 116], light: [88, 194, 212] },
  { ground: [14, 10, 36], body: [88, 40, 132], light: [248, 140, 164] },
  { ground: [14, 17, 22], body: [58, 68, 86], light: [212, 176, 112] },
  { ground: [8, 16, 30], body: [34, 74, 112], light: [236, 168, 132] },
]

/** A number in [0, 1) that depends on a text alone; `salt` gives several of them. */
export function fractionOf(text: string, salt: string): number {
  return createHash('sha256').update(`${salt}\0${text}`).digest().readUInt32BE() / 2 ** 32
}

/** The palette of a text: the same one every time. */
export function paletteOf(text: string): Palette {
  const palette = PALETTES[Math.floor(fractionOf(text, 'palette') * PALETTES.length)]
  if (!palette) throw new RangeError('A fraction was not below 1.')
  return palette
}
