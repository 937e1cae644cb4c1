import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxSoup } from '#lib/domain/testing/box-soup'
import { boxesIn, makeBox, topBoxes } from './mp4-box.ts'

const bytes = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]))
const FREE = makeBox('free', new Uint8Array(4))
const HUGE = [0, 0, 0, 1, ...Buffer.from('mdat'), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]

function walk(file: Uint8Array) {
  const reads: number[] = []
  const boxes = topBoxes(async (start, length) => {
    reads.push(length)
    return file.subarray(start, start + length)
  }, file.length)
  return boxes.then((found) => ({ found, reads }))
}

describe('topBoxes', () => {
  it('lists what stands side by side', async () => {
    const { found } = await walk(bytes(FREE, [0, 0, 0, 1], Buffer.from('mdat'), [0, 0, 0, 0, 0, 0, 0, 18, 1, 2], FREE))
    expect(found).toEqual([
      { type: 'free', start: 0, body: 8, end: 12, openEnded: false },
      { type: 'mdat', start: 12, body: 28, end: 30, openEnded: false },
      { type: 'free', start: 30, body: 38, end: 42, openEnded: false },
    ])
  })

  it('lets a last box reach to the end, and one that is cut beyond it', async () => {
    const open = await walk(bytes(FREE, [0, 0, 0, 0], Buffer.from('mdat'), [1, 2, 3]))
    expect(open.found.at(-1)).toEqual({ type: 'mdat', start: 12, body: 20, end: 23, openEnded: true })
    const cut = await walk(bytes(FREE, HUGE))
    expect(cut.found).toHaveLength(2)
    expect(cut.found.at(-1)?.end).toBeGreaterThan(2 ** 63)
  })

  it.each([
    ['a size below its own header', [0, 0, 0, 7, ...Buffer.from('mdat')]],
    ['a large size below its own header', [0, 0, 0, 1, ...Buffer.from('mdat'), 0, 0, 0, 0, 0, 0, 0, 15]],
    ['a large size that is cut', HUGE.slice(0, 12)],
    ['half a header', [0, 0, 0, 8]],
  ])('ends at %s', async (_label, last) => {
    expect((await walk(bytes(FREE, last))).found).toHaveLength(1)
  })

  it('takes anything, in at most one short read for every eight bytes', async () => {
    await fc.assert(
      fc.asyncProperty(boxSoup, async (file) => {
        const { reads } = await walk(file)
        expect(reads.length).toBeLessThanOrEqual(Math.ceil(file.length / 8))
        expect(reads.every((length) => length === 16)).toBe(true)
      }),
    )
  })

  it('stops at ten thousand', async () => {
    expect(
      (await walk(new Uint8Array(bytes(...Array.from({ length: 10_100 }, () => makeBox('free')))))).found,
    ).toHaveLength(10_000)
  })
})

describe('boxesIn', () => {
  it('finds the boxes of whole bytes alone', () => {
    expect(boxesIn(bytes(FREE, FREE))?.map((box) => box.start)).toEqual([0, 12])
    expect(boxesIn(bytes([9, 9], FREE), 2)?.map((box) => box.body)).toEqual([10])
    expect(boxesIn(new Uint8Array(0))).toEqual([])
    expect(boxesIn(bytes(FREE, [0]))).toBeNull()
    expect(boxesIn(bytes(FREE, [0, 0, 0, 9], Buffer.from('mdat')))).toBeNull()
    expect(boxesIn(bytes(FREE, [0, 0, 0, 0], Buffer.from('mdat')))).toBeNull()
    expect(boxesIn(bytes(FREE, HUGE))).toBeNull()
  })

  it('reads within the bytes that it was given, not within those around', () => {
    const around = bytes([1, 2, 3], FREE, [0, 0, 0, 200], Buffer.from('mdat'))
    expect(boxesIn(around.subarray(3, 15))?.map(({ type, end }) => [type, end])).toEqual([['free', 12]])
  })

  it('takes anything', () => {
    fc.assert(fc.property(boxSoup, (soup) => void boxesIn(soup)))
  })
})
