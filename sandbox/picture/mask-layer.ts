import type { Mask } from '#sandbox/type/set-text'
import { type Layer, layerOfRgba } from './layer.ts'

/** Type in one grey level (255 is white) and strength 0 to 1, with its upper left corner at `place`. */
export function maskLayer(mask: Mask, place: { x: number; y: number }, strength = 1, grey = 255): Layer {
  const rgba = new Uint8Array(mask.width * mask.height * 4).fill(grey)
  for (let i = 0; i < mask.data.length; i++) rgba[4 * i + 3] = (mask.data[i] ?? 0) * strength
  return layerOfRgba(rgba, mask, { x: Math.round(place.x), y: Math.round(place.y) })
}
