import { expect, it } from 'vitest'
import { pictureLayout } from './picture-layout.ts'

const rounded = (rects: ReturnType<typeof pictureLayout>) =>
  rects.map(({ x, y, width, height }) => [x, y, width, height].map(Math.round))

it('puts wide pictures one under another in an upright area and beside each other in a wide one', () => {
  expect(rounded(pictureLayout([1.5, 1.5], { x: 0, y: 0, width: 300, height: 600 }, 20))).toEqual([
    [0, 90, 300, 200],
    [0, 310, 300, 200],
  ])
  expect(rounded(pictureLayout([1, 1], { x: 10, y: 10, width: 620, height: 300 }, 20))).toEqual([
    [10, 10, 300, 300],
    [330, 10, 300, 300],
  ])
})

it('keeps four pictures inside a square and apart', () => {
  const rects = pictureLayout([0.5, 2, 1, 1.5], { x: 0, y: 0, width: 500, height: 500 }, 10)
  expect(Math.max(...rects.map((rect) => rect.x + rect.width))).toBeLessThanOrEqual(500.01)
  expect(Math.max(...rects.map((rect) => rect.y + rect.height))).toBeLessThanOrEqual(500.01)
  expect(rects[1]?.x).toBeCloseTo((rects[0]?.x ?? 0) + (rects[0]?.width ?? 0) + 10)
})
