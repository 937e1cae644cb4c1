import { describe, expect, it } from 'vitest'
import { alike, grownToLeast, type Handle, largestFrame, moved, pulled, resized } from './crop-frame.ts'
import { within } from './rectangle.ts'

const WIDE = { width: 1600, height: 1000 }
const NINE = 16 / 9

describe('largestFrame', () => {
  it('takes all the width or all the height, in the middle', () => {
    expect(largestFrame(WIDE, NINE)).toEqual({ x: 0, y: 50, width: 1600, height: 900 })
    expect(largestFrame(WIDE, 1)).toEqual({ x: 300, y: 0, width: 1000, height: 1000 })
    expect(largestFrame(WIDE, null)).toEqual({ x: 0, y: 0, ...WIDE })
  })

  it('stays near another frame as far as the picture goes', () => {
    expect(largestFrame(WIDE, 1, { x: 1400, y: 0, width: 200, height: 200 })).toMatchObject({ x: 600 })
  })
})

describe('a frame', () => {
  const frame = { x: 100, y: 100, width: 320, height: 180 }

  it('moves and stops at the edges', () => {
    expect(moved(frame, 10, -5, WIDE)).toEqual({ ...frame, x: 110, y: 95 })
    expect(moved(frame, 9999, -9999, WIDE)).toEqual({ ...frame, x: 1280, y: 0 })
  })

  it('keeps its proportion and middle when it is sized, and its freedom when it has none', () => {
    expect(resized(frame, { width: 640 }, WIDE, NINE)).toEqual({ x: 0, y: 10, width: 640, height: 360 })
    expect(resized(frame, { height: 360 }, WIDE, NINE)).toMatchObject({ width: 640, height: 360 })
    expect(resized(frame, { height: 200 }, WIDE, null)).toEqual({ x: 100, y: 90, width: 320, height: 200 })
  })

  it('is pulled by a corner while the opposite one stays', () => {
    const lowerRight: Handle = { h: 1, v: 1 }
    expect(pulled(frame, lowerRight, { x: 740, y: 200 }, WIDE, NINE)).toEqual({ ...frame, width: 640, height: 360 })
    const upperLeft: Handle = { h: -1, v: -1 }
    expect(pulled(frame, upperLeft, { x: 20, y: 30 }, WIDE, null)).toEqual({ x: 20, y: 30, width: 400, height: 250 })
  })

  it('is never outside of the picture, whatever is done to it', () => {
    const handles: Handle[] = [-1, 0, 1].flatMap((h) => [-1, 0, 1].map((v) => ({ h, v }) as Handle))
    for (const proportion of [null, NINE, 1, 9 / 16])
      for (const handle of handles)
        for (const to of [-500, 7.5, 450.2, 5000]) {
          const start = largestFrame(WIDE, proportion)
          const next = pulled(
            resized(start, { width: 333 }, WIDE, proportion),
            handle,
            { x: to, y: to },
            WIDE,
            proportion,
          )
          expect(within(next, WIDE)).toBe(true)
        }
  })
})

describe('alike', () => {
  it('is the same frame on a picture of the same size', () => {
    const frame = { x: 10, y: 20, width: 800, height: 450 }
    expect(alike(frame, WIDE, WIDE)).toEqual(frame)
  })

  it('is of the same shape, as large and in the same place in proportion', () => {
    const half = { x: 0, y: 25, width: 800, height: 450 }
    expect(alike(half, WIDE, { width: 400, height: 400 })).toEqual({ x: 0, y: 44, width: 200, height: 113 })
  })
})

describe('grownToLeast', () => {
  it('grows to what the provider takes', () => {
    expect(grownToLeast({ x: 0, y: 0, width: 160, height: 90 }, WIDE, NINE)).toEqual({
      x: 0,
      y: 0,
      width: 534,
      height: 300,
    })
    expect(grownToLeast({ x: 700, y: 400, width: 100, height: 500 }, WIDE, null)).toMatchObject({
      width: 300,
      height: 500,
    })
  })

  it('is nothing in a picture that has too few pixels for the ratio', () => {
    expect(grownToLeast({ x: 0, y: 0, width: 160, height: 90 }, { width: 400, height: 400 }, NINE)).toBeNull()
  })
})
