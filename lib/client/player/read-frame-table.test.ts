import { readFileSync } from 'node:fs'
import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny'
import { describe, expect, it } from 'vitest'
import { endOf, frameAt, middleOf, rateOf } from '#lib/domain/player/frame-table'
import { boxesIn, makeBox } from '#lib/domain/recipe-file/mp4-box'
import { readFrameTable } from './read-frame-table.ts'

const CLIP = readFileSync(new URL('../../server/media/testing/dark-then-bars.mp4', import.meta.url))

/** When each picture is shown, by another reader of such files. */
async function independently(bytes: Uint8Array): Promise<number[]> {
  const track = await new Input({ source: new BufferSource(bytes), formats: [MP4] }).getPrimaryVideoTrack()
  const starts: number[] = []
  if (track) for await (const packet of new EncodedPacketSink(track).packets()) starts.push(packet.timestamp)
  return starts.sort((a, b) => a - b)
}

const words = (...numbers: number[]): Uint8Array => {
  const bytes = new Uint8Array(numbers.length * 4)
  for (const [i, number] of numbers.entries()) new DataView(bytes.buffer).setInt32(i * 4, number)
  return bytes
}
const text = (letters: string) => new TextEncoder().encode(letters)

/** A `moov` whose media counts 24,000 a second and whose movie counts 1,000. Runs are pairs of a count and a value. */
function moov({ stts, ctts, elst }: { stts: number[]; ctts?: number[]; elst?: number[] }): Uint8Array {
  const runs = (type: string, pairs: number[]) => makeBox(type, words(0, pairs.length / 2, ...pairs))
  const samples = [runs('stts', stts), ...(ctts ? [runs('ctts', ctts)] : [])]
  const media = makeBox(
    'mdia',
    makeBox('mdhd', words(0, 0, 0, 24_000, 0)),
    makeBox('hdlr', words(0, 0), text('vide')),
    makeBox('minf', makeBox('stbl', ...samples)),
  )
  const edits = elst ? [makeBox('edts', makeBox('elst', words(0, elst.length / 3, ...elst)))] : []
  const box = makeBox('moov', makeBox('mvhd', words(0, 0, 0, 1000, 0)), makeBox('trak', ...edits, media))
  return box.subarray(8)
}

describe('readFrameTable', () => {
  it('agrees with another reader about a real clip', async () => {
    const box = boxesIn(CLIP)?.find((one) => one.type === 'moov')
    const table = readFrameTable(CLIP.subarray(box?.body, box?.end))
    const starts = await independently(CLIP)
    expect(starts).toHaveLength(15)
    expect(table).toEqual({ starts: starts.map((start) => expect.closeTo(start, 6)), end: expect.closeTo(1.25, 6) })
  })

  it('counts pictures in the order in which they are shown, from the moment that the edit list names', () => {
    // Decoded I P B B, shown I B B P, two pictures late; the edit list takes the delay back.
    const ctts = [1, 2000, 1, 4000, 2, 1000]
    const table = readFrameTable(moov({ stts: [4, 1000], ctts, elst: [167, 2000, 0x10000] }))
    expect(table?.starts.map((start) => Math.round(start * 24_000))).toEqual([0, 1000, 2000, 3000])
    expect(table && rateOf(table)).toBe(24)
  })

  it('leaves out what the edit list cuts off, and waits where it says so', () => {
    const cut = readFrameTable(moov({ stts: [10, 1000], elst: [250, 0, 0x10000] }))
    expect(cut?.starts).toHaveLength(6)
    const late = readFrameTable(moov({ stts: [2, 1000], elst: [500, -1, 0x10000, 84, 0, 0x10000] }))
    expect(late?.starts[0]).toBe(0.5)
  })

  it('gives no rate where pictures differ in length', () => {
    const table = readFrameTable(moov({ stts: [3, 1000, 3, 2000] }))
    expect(table && rateOf(table)).toBeNull()
    const film = readFrameTable(moov({ stts: [50, 1001] }))
    expect(film && rateOf(film)).toBe(23.976)
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a fragmented clip', moov({ stts: [] })],
    ['an absurd count', moov({ stts: [0x7fffffff, 1] })],
    ['a box cut short', moov({ stts: [4, 1000] }).subarray(0, 90)],
  ])('says that it does not know, of %s', (_what, bytes) => {
    expect(readFrameTable(bytes)).toBeNull()
  })
})

describe('a frame table', () => {
  const table = { starts: [0, 0.1, 0.2, 0.5], end: 0.6 }

  it.each([
    [-1, 0],
    [0, 0],
    [0.0999, 1],
    [0.1, 1],
    [0.4, 2],
    [0.5, 3],
    [9, 3],
  ])('shows at %f s picture %i', (seconds, frame) => expect(frameAt(table, seconds)).toBe(frame))

  it('has a middle of each picture that shows it, also of numbers outside', () => {
    for (const frame of table.starts.keys()) expect(frameAt(table, middleOf(table, frame))).toBe(frame)
    expect([middleOf(table, -5), middleOf(table, 99)]).toEqual([middleOf(table, 0), middleOf(table, 3)])
    expect([endOf(table, 0), endOf(table, 3)]).toEqual([0.1, 0.6])
  })
})
