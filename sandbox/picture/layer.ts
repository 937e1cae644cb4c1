import { even, type Frame, type Plane } from './frame.ts'
import { lumaOf, uOf, vOf } from './yuv.ts'

type LayerPlane = Plane & { alpha: Uint8Array }

/** A picture with transparency that lies over a frame at a fixed place; colours are kept multiplied by their alpha. */
export type Layer = {
  x: number
  y: number
  width: number
  height: number
  planes: readonly [LayerPlane, LayerPlane, LayerPlane]
}

/**
 * Makes a layer of packed RGBA whose upper left corner lies at `x`, `y` of the frame.
 * Place and size are widened to even numbers, as half-size chroma needs.
 */
export function layerOfRgba(
  rgba: Uint8Array,
  size: { width: number; height: number },
  place: { x: number; y: number },
): Layer {
  const x = 2 * Math.floor(place.x / 2)
  const y = 2 * Math.floor(place.y / 2)
  const width = even(size.width + 1)
  const height = even(size.height + 1)
  const whole = emptyPlane(width, height)
  const halves = [emptyPlane(width / 2, height / 2), emptyPlane(width / 2, height / 2)] as const
  const u = new Float32Array(halves[0].data.length)
  const v = new Float32Array(u.length)
  const alpha = new Float32Array(u.length)
  for (let row = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column++) {
      const index = 4 * (row * size.width + column)
      const a = rgba[index + 3] ?? 0
      if (a === 0) continue
      const [r, g, b] = [rgba[index] ?? 0, rgba[index + 1] ?? 0, rgba[index + 2] ?? 0]
      const toX = column + place.x - x
      const toY = row + place.y - y
      whole.data[toY * width + toX] = (lumaOf(r, g, b) * a) / 255 + 0.5
      whole.alpha[toY * width + toX] = a
      const half = (toY >> 1) * (width >> 1) + (toX >> 1)
      u[half] = (u[half] ?? 0) + (uOf(r, g, b) * a) / 1020
      v[half] = (v[half] ?? 0) + (vOf(r, g, b) * a) / 1020
      alpha[half] = (alpha[half] ?? 0) + a / 4
    }
  }
  for (let i = 0; i < u.length; i++) {
    halves[0].data[i] = (u[i] ?? 0) + 0.5
    halves[1].data[i] = (v[i] ?? 0) + 0.5
    halves[0].alpha[i] = (alpha[i] ?? 0) + 0.5
    halves[1].alpha[i] = (alpha[i] ?? 0) + 0.5
  }
  return { x, y, width, height, planes: [whole, ...halves] }
}

function emptyPlane(width: number, height: number): LayerPlane {
  return { width, height, data: new Uint8Array(width * height), alpha: new Uint8Array(width * height) }
}

/** Lays a layer over a frame, `opacity` 0 to 1, shifted down by `shift` pixels (fractions count: slow moves do not jump). */
export function drawLayer(frame: Frame, layer: Layer, opacity = 1, shift = 0): void {
  if (opacity <= 0) return
  for (const [index, plane] of layer.planes.entries()) {
    const into = frame.planes[index]
    const scale = index === 0 ? 1 : 0.5
    if (into) blend(into, plane, layer.x * scale, layer.y * scale + shift * scale, Math.round(opacity * 256))
  }
}

function blend(into: Plane, layer: LayerPlane, left: number, top: number, opacity: number): void {
  const first = Math.floor(top)
  const lower = Math.round((top - first) * 256)
  const upper = 256 - lower
  const from = Math.max(0, -left)
  const until = Math.min(layer.width, into.width - left)
  const { data, alpha, width } = layer
  for (let row = 0; row <= layer.height; row++) {
    const y = first + row
    if (y < 0 || y >= into.height) continue
    // Between two rows of the layer lies a mix of both; beyond its edges there is nothing.
    const near = row < layer.height ? row * width : -1
    const above = row > 0 ? (row - 1) * width : -1
    for (let column = from; column < until; column++) {
      const a0 = near < 0 ? 0 : (alpha[near + column] ?? 0)
      const a1 = above < 0 ? 0 : (alpha[above + column] ?? 0)
      if ((a0 | a1) === 0) continue
      const d0 = near < 0 ? 0 : (data[near + column] ?? 0)
      const d1 = above < 0 ? 0 : (data[above + column] ?? 0)
      const cover = ((a0 * upper + a1 * lower) * opacity) >> 8
      const colour = ((d0 * upper + d1 * lower) * opacity) >> 8
      const at = y * into.width + left + column
      into.data[at] = (((into.data[at] ?? 0) * (65280 - cover)) / 255 + colour + 128) >> 8
    }
  }
}
