import { createFrame, type Frame, type Plane } from './frame.ts'
import { fractionOf, type Palette, paletteOf } from './palette.ts'
import { lumaOf, uOf, vOf } from './yuv.ts'

/** Pixels between two computed points of the light; it is soft, so that straight lines between them do not show. */
const CELL = 16

/** Drawings a second: the lights wander so slowly that more would look the same, and drawing them is half of making a clip. */
const DRAWINGS = 8

/** Steps of a colour ramp. */
const STEPS = 4096

/** Pixels along a side of the tile of fixed noise, weaker than one 8-bit step, without which a dark gradient shows bands. */
const NOISE_SIDE = 64

/** A backdrop of two soft lights that wander over a dark ground, in the colours of a text. */
export function driftingGradient(text: string, width: number, height: number) {
  const palette = paletteOf(text)
  const ramps = [rampOf(palette, lumaOf), rampOf(palette, uOf), rampOf(palette, vOf)]
  const noise = noiseTile()
  const columns = Math.ceil(width / CELL) + 1
  const rows = Math.ceil(height / CELL) + 1
  const light = new Float32Array(columns * rows)
  const turn = fractionOf(text, 'turn') * 2 * Math.PI
  const side = fractionOf(text, 'side') < 0.5 ? 0 : 1
  const drawing = createFrame(width, height)
  let drawn = -1

  return {
    /** Draws the backdrop `seconds` into the clip. */
    draw(frame: Frame, seconds: number): void {
      const number = Math.floor(seconds * DRAWINGS)
      if (number !== drawn) drawAnew(number / DRAWINGS)
      drawn = number
      frame.data.set(drawing.data)
    },
  }

  function drawAnew(seconds: number): void {
    computeLight(seconds)
    for (const [index, plane] of drawing.planes.entries()) {
      fill(plane, ramps[index] ?? new Int32Array(STEPS), index === 0 ? CELL : CELL / 2)
    }
  }

  function computeLight(seconds: number): void {
    const short = Math.min(width, height)
    const [w, h] = [width / short, height / short]
    const phase = turn + seconds * 0.22
    // The strong light keeps to the right edge, off the text that is set from the left; the soft one crosses below or above it.
    const strong = { x: w * (1 + 0.07 * Math.cos(phase)), y: h * (side ? 0.1 : 0.9) + 0.1 * Math.sin(phase) }
    const soft = {
      x: w * (0.3 + 0.16 * Math.sin(phase * 0.8)),
      y: h * (side ? 0.95 : 0.05) + 0.14 * Math.cos(phase * 0.9),
    }
    for (let row = 0, at = 0; row < rows; row++) {
      const y = (row * CELL) / short
      for (let column = 0; column < columns; column++, at++) {
        const x = (column * CELL) / short + 0.07 * Math.sin(2.6 * y + phase * 1.3)
        light[at] = 0.82 * glow(x, y, strong, 0.21 * Math.hypot(w, h)) + 0.42 * glow(x, y, soft, 0.3 * Math.hypot(w, h))
      }
    }
  }

  function fill({ data, width, height }: Plane, ramp: Int32Array, cell: number): void {
    for (let y = 0, out = 0; y < height; y++) {
      const row = Math.trunc(y / cell) * columns
      const down = (y % cell) / cell
      const noiseRow = (y % NOISE_SIDE) * NOISE_SIDE
      for (let column = 0; column * cell < width; column++) {
        const at = row + column
        const left = mix(light[at] ?? 0, light[at + columns] ?? 0, down)
        const right = mix(light[at + 1] ?? 0, light[at + columns + 1] ?? 0, down)
        let value = left * (STEPS - 1)
        const step = ((right - left) * (STEPS - 1)) / cell
        const until = Math.min((column + 1) * cell, width)
        for (let x = column * cell; x < until; x++, out++, value += step) {
          data[out] = ((ramp[value | 0] ?? 0) + (noise[noiseRow + (x % NOISE_SIDE)] ?? 0)) >> 8
        }
      }
    }
  }
}

const mix = (a: number, b: number, share: number) => a + (b - a) * share

function glow(x: number, y: number, centre: { x: number; y: number }, radius: number): number {
  const distance = ((x - centre.x) ** 2 + (y - centre.y) ** 2) / (2 * radius * radius)
  return Math.exp(-distance)
}

/** One component along ground, body and light, in 1/256 of an 8-bit step. */
function rampOf({ ground, body, light }: Palette, component: typeof lumaOf): Int32Array {
  const [a, b, c] = [component(...ground), component(...body), component(...light)]
  return Int32Array.from({ length: STEPS }, (_, step) => {
    const at = step / (STEPS - 1)
    return 256 * (at < 0.55 ? mix(a, b, at / 0.55) : mix(b, c, (at - 0.55) / 0.45))
  })
}

/** Interleaved gradient noise (Jimenez 2014): even at every scale, so that it does not look like grain. */
function noiseTile(): Uint8Array {
  return Uint8Array.from({ length: NOISE_SIDE ** 2 }, (_, index) => {
    const [x, y] = [index % NOISE_SIDE, Math.trunc(index / NOISE_SIDE)]
    return 256 * ((52.9829189 * ((0.06711056 * x + 0.00583715 * y) % 1)) % 1)
  })
}
