import { expect, it } from 'vitest'
import { IMAGE_LIMITS } from '#lib/domain/limits'
import { pixelProblem } from './pixel-problem.ts'
import { shrunkSize } from './shrunk-size.ts'

const SIDE = IMAGE_LIMITS.maxSide

it('leaves what is small enough as it is, and shrinks the rest in its ratio', () => {
  expect(shrunkSize({ width: 4096, height: 300 }, SIDE)).toEqual({ width: 4096, height: 300 })
  expect(shrunkSize({ width: 4000, height: 8000 }, SIDE)).toEqual({ width: 2048, height: 4096 })
  expect(shrunkSize({ width: 4500, height: 1801 }, SIDE)).toEqual({ width: 4096, height: 1639 })
})

it('keeps an original that is to be cropped long enough for a crop', () => {
  expect(shrunkSize({ width: 12_000, height: 800 }, SIDE, 'to_crop')).toEqual({ width: 4500, height: 300 })
  expect(shrunkSize({ width: 800, height: 12_000 }, SIDE / 2, 'to_crop')).toEqual({ width: 300, height: 4500 })
  expect(shrunkSize({ width: 9000, height: 1000 }, SIDE, 'to_crop')).toEqual({ width: 4096, height: 455 })
  for (let short = 300; short <= 3_000; short += 1)
    expect(shrunkSize({ width: short * 20, height: short }, SIDE, 'to_crop').height).toBeGreaterThanOrEqual(300)
})

it('never makes a picture too narrow that is not', () => {
  for (const side of [SIDE, 3072, SIDE / 2])
    for (let long = side + 1; long <= 12_000; long += 1) {
      const short = Math.ceil(long / IMAGE_LIMITS.maxRatio)
      const shrunk = shrunkSize({ width: long, height: short }, side)
      if (pixelProblem(shrunk) !== null) expect([long, short, shrunk]).toBe('within the ratio')
    }
  expect(shrunkSize({ width: 2000, height: 5000 }, SIDE)).toEqual({ width: 1639, height: 4096 })
})
