import { describe, expect, it } from 'vitest'
import { moveSpot, spotWithin } from './move-spot.ts'

describe('a spot', () => {
  it('moves by a hundredth, with Shift by a tenth, and by no other key', () => {
    expect(moveSpot({ x: 0.5, y: 0.5 }, 'ArrowLeft', false)).toEqual({ x: 0.49, y: 0.5 })
    expect(moveSpot({ x: 0.5, y: 0.5 }, 'ArrowDown', true)).toEqual({ x: 0.5, y: 0.6 })
    expect(moveSpot({ x: 0.5, y: 0.5 }, 'Enter', false)).toBeNull()
  })

  it('stays within the picture, and is where it began after as many steps back', () => {
    expect(moveSpot({ x: 0.03, y: 0 }, 'ArrowLeft', true)).toEqual({ x: 0, y: 0 })
    const keys = [...Array(30).fill('ArrowRight'), ...Array(30).fill('ArrowLeft')]
    expect(keys.reduce((spot, key) => moveSpot(spot, key, false), { x: 0.1, y: 1 })).toEqual({ x: 0.1, y: 1 })
  })

  it('is where the pointer is, also when that is just outside', () => {
    const box = { left: 100, top: 50, width: 400, height: 200 }
    expect(spotWithin(box, { clientX: 200, clientY: 150 })).toEqual({ x: 0.25, y: 0.5 })
    expect(spotWithin(box, { clientX: 99, clientY: 400 })).toEqual({ x: 0, y: 1 })
  })
})
