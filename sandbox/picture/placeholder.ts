import sharp from 'sharp'
import { paletteOf } from './palette.ts'

/** A stand-in for a still that lives elsewhere on the web: hills under a sun, in the colours of its name. PNG. */
export async function placeholder(name: string): Promise<Buffer> {
  const { ground, body, light } = paletteOf(name)
  const css = (rgb: readonly number[]) => `rgb(${rgb.join(',')})`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="960" viewBox="0 0 1280 960">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0.3" y2="1">
      <stop offset="0" stop-color="${css(ground)}"/><stop offset="0.6" stop-color="${css(body)}"/>
      <stop offset="1" stop-color="${css(light)}"/></linearGradient>
    <linearGradient id="hill" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${css(body)}"/><stop offset="1" stop-color="${css(ground)}"/></linearGradient></defs>
    <rect width="1280" height="960" fill="url(#sky)"/>
    <circle cx="850" cy="400" r="110" fill="${css(light)}"/>
    <path d="M0 700 C 260 520 420 560 640 680 S 1040 720 1280 560 V 960 H 0 Z" fill="url(#hill)" fill-opacity="0.75"/>
    <path d="M0 820 C 300 700 560 860 800 790 S 1120 720 1280 770 V 960 H 0 Z" fill="${css(ground)}"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
