import { ASPECT_RATIOS } from '#lib/domain/limits'
import type { AspectRatio } from '#lib/domain/recipe/recipe'
import type { Size } from './rectangle.ts'

/** By how much a picture's shape may differ from a ratio and still be called that: 1366 × 768 is 16:9. Ours. */
const TOLERANCE = 0.01

const of = ({ width, height }: Size) => width / height
const distance = (a: number, b: number) => Math.abs(Math.log(a / b))

/** Width over height. */
export function proportionOf(ratio: AspectRatio): number {
  return of(ASPECT_RATIOS[ratio])
}

/** Whether two shapes are the same to the eye. */
export function sameShape(a: Size, b: Size): boolean {
  return distance(of(a), of(b)) <= TOLERANCE
}

/** The ratio that comes nearest to a picture's shape, where it comes nearer than the given one by more than a trace. */
export function betterRatio(size: Size, than: AspectRatio): AspectRatio | null {
  const all = Object.keys(ASPECT_RATIOS) as AspectRatio[]
  const far = (ratio: AspectRatio) => distance(of(size), proportionOf(ratio))
  const [nearest] = all.toSorted((a, b) => far(a) - far(b))
  return nearest && far(nearest) < far(than) - TOLERANCE ? nearest : null
}

/** What people call the shapes that are not offered. */
const NAMED = ['4:3', '3:2', '5:4', '2:1', '21:9', '4:5', '3:4', '2:3', '1:2', '9:21']

/** A picture's shape as people write it: `16:9`, or `1.42:1` where it has no name. */
export function ratioName(size: Size): string {
  const known = [...Object.keys(ASPECT_RATIOS), ...NAMED].find((name) => {
    const [width = 1, height = 1] = name.split(':').map(Number)
    return sameShape(size, { width, height })
  })
  if (known) return known
  const value = of(size)
  return value >= 1 ? `${round(value)}:1` : `1:${round(1 / value)}`
}

const round = (value: number) => Math.round(value * 100) / 100
