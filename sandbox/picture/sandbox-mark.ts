import sharp from 'sharp'
import { setText } from '#sandbox/type/set-text'
import { typefaceFor } from '#sandbox/type/typeface'
import { type Layer, layerOfRgba } from './layer.ts'

/** Distance of marks, insets and type from the edge, in parts of the short side. */
export const MARGIN = 0.05

/** The small word that says where a clip comes from, on a dark pill in the lower right corner. */
export async function sandboxMark(width: number, height: number): Promise<Layer> {
  const short = Math.min(width, height)
  const size = Math.round(short * 0.026)
  const word = await setText('Sandbox', {
    typeface: await typefaceFor('Sandbox'),
    weight: 'SemiBold',
    size,
    width: width / 2,
  })
  const pill = { width: word.width + Math.round(size * 1.5), height: Math.round(size * 1.9) }
  const radius = pill.height / 2
  const shape = `<svg xmlns="http://www.w3.org/2000/svg" width="${pill.width}" height="${pill.height}">
    <rect width="${pill.width}" height="${pill.height}" rx="${radius}" fill="#000" fill-opacity="0.5"/></svg>`
  const ink = Buffer.alloc(word.data.length * 4, 255)
  for (let i = 0; i < word.data.length; i++) ink[4 * i + 3] = (word.data[i] ?? 0) * 0.88
  const rgba = await sharp(Buffer.from(shape))
    .composite([{ input: ink, raw: { width: word.width, height: word.height, channels: 4 } }])
    .raw()
    .toBuffer()
  const margin = Math.round(short * MARGIN)
  return layerOfRgba(rgba, pill, { x: width - margin - pill.width, y: height - margin - pill.height })
}
