import { createFrame, type Frame } from './frame.ts'
import { lumaOf, uOf, vOf } from './yuv.ts'

/** Converts packed RGB of even sides. */
export function frameOfRgb(rgb: Uint8Array, width: number, height: number): Frame {
  const frame = createFrame(width, height)
  const [luma, u, v] = frame.planes
  const at = (index: number) => rgb[index] ?? 0
  for (let pixel = 0, index = 0; pixel < width * height; pixel++, index += 3) {
    luma.data[pixel] = lumaOf(at(index), at(index + 1), at(index + 2)) + 0.5
  }
  const row = width * 3
  for (let y = 0; y < u.height; y++) {
    for (let x = 0; x < u.width; x++) {
      const index = 2 * y * row + 6 * x
      const mean = (channel: number) => {
        const i = index + channel
        return (at(i) + at(i + 3) + at(i + row) + at(i + row + 3)) / 4
      }
      const [r, g, b] = [mean(0), mean(1), mean(2)]
      u.data[y * u.width + x] = uOf(r, g, b) + 0.5
      v.data[y * v.width + x] = vOf(r, g, b) + 0.5
    }
  }
  return frame
}
