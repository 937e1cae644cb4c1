/** Side of the small squares that are compared, in pixels, whatever the ratio of the pictures: fine detail and small shifts do not count. */
export const LIKENESS_SIDE = 24

/** Side of the windows that are compared on their own, and how far one is from the next. */
const WINDOW = 8
const STEP = 4
/** Keep flat windows from dividing by nothing; the usual ones for values of 0 to 255. */
const C1 = (0.01 * 255) ** 2
const C2 = (0.03 * 255) ** 2
/** Mean distance of the colours, apart from their brightness, at which nothing is alike any more: red against grey. */
const OTHER_COLOUR = 50

/**
 * How alike two pictures are, from 0 (nothing in common) to 1 (the same): the structural similarity (SSIM) of their brightness in small
 * windows, less the more their colours differ.
 * @param a packed RGB of LIKENESS_SIDE squared @param b the same
 */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  const [one, other] = [apart(a), apart(b)]
  const structure = Math.max(0, structureOf(one.light, other.light))
  return structure * (1 - Math.min(1, colourDistance(one, other) / OTHER_COLOUR))
}

type Parts = { light: Float64Array; blue: Float64Array; red: Float64Array }

/** Brightness and the two differences of colour, as video has them (BT.601). */
function apart(rgb: Uint8Array): Parts {
  const count = LIKENESS_SIDE ** 2
  const parts = { light: new Float64Array(count), blue: new Float64Array(count), red: new Float64Array(count) }
  for (let i = 0; i < count; i += 1) {
    const [r = 0, g = 0, b = 0] = rgb.subarray(i * 3, i * 3 + 3)
    const light = 0.299 * r + 0.587 * g + 0.114 * b
    parts.light[i] = light
    parts.blue[i] = 0.564 * (b - light)
    parts.red[i] = 0.713 * (r - light)
  }
  return parts
}

function colourDistance(a: Parts, b: Parts): number {
  const blue = a.blue.map((value, i) => value - (b.blue[i] ?? 0))
  const red = a.red.map((value, i) => value - (b.red[i] ?? 0))
  return mean(blue.map((value, i) => Math.hypot(value, red[i] ?? 0)))
}

/** Mean SSIM of all windows. Source: Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment", 2004. */
function structureOf(a: Float64Array, b: Float64Array): number {
  const found: number[] = []
  for (let y = 0; y + WINDOW <= LIKENESS_SIDE; y += STEP)
    for (let x = 0; x + WINDOW <= LIKENESS_SIDE; x += STEP) found.push(similarity(windowAt(a, x, y), windowAt(b, x, y)))
  return mean(found)
}

function windowAt(values: Float64Array, left: number, top: number): number[] {
  return Array.from({ length: WINDOW }, (_, y) => {
    const from = (top + y) * LIKENESS_SIDE + left
    return [...values.subarray(from, from + WINDOW)]
  }).flat()
}

function similarity(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)]
  const covariance = (p: readonly number[], mp: number, q: readonly number[], mq: number) =>
    mean(p.map((value, i) => (value - mp) * ((q[i] ?? 0) - mq)))
  const light = (2 * ma * mb + C1) / (ma ** 2 + mb ** 2 + C1)
  return (light * (2 * covariance(a, ma, b, mb) + C2)) / (covariance(a, ma, a, ma) + covariance(b, mb, b, mb) + C2)
}

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0
  return sum / values.length
}
