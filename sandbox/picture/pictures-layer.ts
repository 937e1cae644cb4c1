import sharp from 'sharp'
import { type Layer, layerOfRgba } from './layer.ts'
import { openStill, type Still } from './load-still.ts'
import type { Rect } from './picture-layout.ts'

type Style = { radius: number; shadow: number }

/** Pictures with rounded corners and a soft shadow, at their places in a frame. `shadow` is its blur in pixels. */
export async function picturesLayer(pictures: readonly { still: Still; rect: Rect }[], style: Style): Promise<Layer> {
  const rects = pictures.map(({ rect }) => rounded(rect))
  const reach = Math.ceil(style.shadow * 3)
  const left = Math.max(0, Math.min(...rects.map(({ x }) => x)) - reach)
  const top = Math.max(0, Math.min(...rects.map(({ y }) => y)) - reach)
  const width = Math.max(...rects.map((rect) => rect.x + rect.width)) + reach - left
  const height = Math.max(...rects.map((rect) => rect.y + rect.height)) + reach - top
  const shapes = rects.map((rect) => ({ ...rect, x: rect.x - left, y: rect.y - top }))
  const shadow = await sharp(svg({ width, height }, shapes.map((rect) => roundRect(rect, style.radius)).join('')))
    .blur(Math.max(0.5, style.shadow))
    .png()
    .toBuffer()
  const cards = await Promise.all(
    pictures.map(async ({ still }, index) => {
      const shape = shapes[index] ?? { x: 0, y: 0, width: 1, height: 1 }
      return { input: await card(still, shape, style.radius), left: shape.x, top: shape.y }
    }),
  )
  const rgba = await sharp(shadow).composite(cards).ensureAlpha().raw().toBuffer()
  return layerOfRgba(rgba, { width, height }, { x: left, y: top })
}

async function card(still: Still, { width, height }: Rect, radius: number): Promise<Buffer> {
  const source = await openStill(still)
  const corners = svg({ width, height }, roundRect({ x: 0, y: 0, width, height }, radius))
  return source
    .resize(width, height, { fit: 'cover' })
    .ensureAlpha()
    .composite([{ input: corners, blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer()
}

function rounded({ x, y, width, height }: Rect): Rect {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
}

function roundRect({ x, y, width, height }: Rect, radius: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill-opacity="0.999"/>`
}

function svg({ width, height }: { width: number; height: number }, content: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`)
}
