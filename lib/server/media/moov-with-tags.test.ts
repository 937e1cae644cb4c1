import { describe, expect, it } from 'vitest'
import { boxesIn, makeBox } from '#lib/domain/recipe-file/mp4-box'
import { moovWithTags } from './moov-with-tags.ts'

const TAGS = [{ name: 'ldes', text: 'a recipe' }]
const MAX_U32 = 0xffff_ffff

function table(type: 'stco' | 'co64', offsets: readonly number[]): Uint8Array {
  const width = type === 'stco' ? 4 : 8
  const content = Buffer.alloc(8 + offsets.length * width)
  content.writeUInt32BE(offsets.length, 4)
  offsets.forEach((offset, index) => {
    if (width === 4) content.writeUInt32BE(offset, 8 + index * 4)
    else content.writeBigUInt64BE(BigInt(offset), 8 + index * 8)
  })
  return makeBox(type, content)
}

function track(...inStbl: Uint8Array[]): Uint8Array {
  return makeBox('trak', makeBox('mdia', makeBox('minf', makeBox('stbl', ...inStbl))))
}

/** Of every table in a moov, in order, its offsets. */
function offsetsOf(moov: Uint8Array): number[] {
  const view = Buffer.from(moov.buffer, moov.byteOffset, moov.byteLength)
  return [...view.toString('latin1').matchAll(/stco|co64/g)].flatMap(({ 0: type, index }) =>
    Array.from({ length: view.readUInt32BE(index + 8) }, (_, row) =>
      type === 'stco' ? view.readUInt32BE(index + 12 + row * 4) : Number(view.readBigUInt64BE(index + 12 + row * 8)),
    ),
  )
}

/** Puts tags into a moov that stands at byte 1000 of a file of 10 GB; also by how much it grew. */
function tag(...children: Uint8Array[]) {
  const moov = makeBox('moov', ...children)
  const place = { start: 1000, end: 1000 + moov.length, contentEnd: 10e9 }
  const tagged = moovWithTags(moov, place, TAGS)
  return { tagged, by: (tagged?.length ?? 0) - moov.length, end: place.end }
}

describe('moovWithTags', () => {
  it('moves every chunk behind moov by what it grew, and none before it', () => {
    const { tagged, by, end } = tag(track(table('stco', [24, 999, 5000])), track(table('stco', [6000])))
    expect(tagged && offsetsOf(tagged)).toEqual([24, 999, 5000 + by, 6000 + by])
    expect(by).toBeGreaterThan(80)
    expect(tagged?.length).toBe(end - 1000 + by)
    expect(boxesIn(tagged ?? new Uint8Array(0))).toHaveLength(1)
  })

  it('moves offsets of 64 bits', () => {
    const { tagged, by } = tag(track(table('co64', [24, 5000, 9e9])))
    expect(tagged && offsetsOf(tagged)).toEqual([24, 5000 + by, 9e9 + by])
  })

  it('moves an offset up to what 32 bits hold, and no further', () => {
    const { by } = tag(track(table('stco', [5000])))
    const { tagged } = tag(track(table('stco', [MAX_U32 - by])))
    expect(tagged && offsetsOf(tagged)).toEqual([MAX_U32])
    expect(tag(track(table('stco', [MAX_U32 - by + 1]))).tagged).toBeNull()
  })

  it('moves to the byte behind moov and not from the byte in it', () => {
    const moov = makeBox('moov', track(table('stco', [0])))
    const { tagged, by, end } = tag(track(table('stco', [1000 + moov.length])))
    expect(tagged && offsetsOf(tagged)).toEqual([end + by])
    expect(tag(track(table('stco', [1000]))).tagged).toBeNull()
    expect(tag(track(table('stco', [end - 1]))).tagged).toBeNull()
    expect(tag(track(table('co64', [10e9]))).tagged).toBeNull()
  })

  it.each([
    ['fragments to come', makeBox('mvex')],
    ['a compressed moov', makeBox('cmov')],
    ['encryption data', track(table('stco', [5000]), makeBox('saio'))],
    ['places of items', makeBox('meta', new Uint8Array(4), makeBox('iloc'))],
    ['a meta box of the old kind', makeBox('meta', makeBox('hdlr', new Uint8Array(5)))],
    ['tables that do not add up', track(makeBox('stco', new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1])))],
    ['a table without a count', track(makeBox('stco', new Uint8Array(7)))],
    ['two lists of user data', Buffer.concat([makeBox('udta'), makeBox('udta')])],
    ['user data that ends in zeros', makeBox('udta', new Uint8Array(4))],
    [
      'tags of another kind',
      makeBox('udta', makeBox('meta', new Uint8Array(4), makeBox('hdlr', Buffer.from('\0\0\0\0\0\0\0\0mdta')))),
    ],
  ])('leaves alone one with %s', (_label, child) => {
    expect(tag(track(table('stco', [5000])), child).tagged).toBeNull()
  })

  it('keeps user data as it is, and a tag that is there', () => {
    const text = (value: string) => makeBox('data', new Uint8Array([0, 0, 0, 1, 0, 0, 0, 0]), Buffer.from(value))
    const hdlr = makeBox('hdlr', Buffer.from('\0\0\0\0\0\0\0\0mdirappl'))
    const ilst = makeBox('ilst', makeBox('\u00a9too', text('Kling')), makeBox('ldes', text('theirs')))
    const free = makeBox('free', new Uint8Array(3))
    const udta = makeBox(
      'udta',
      makeBox('AIGC', Buffer.from('label')),
      makeBox('meta', new Uint8Array(4), hdlr, ilst, free),
    )
    const { tagged, by } = tag(track(table('stco', [5000])), udta, free)
    expect(by).toBe(0)
    expect(Buffer.from(tagged ?? []).includes(Buffer.from(udta))).toBe(true)
  })
})
