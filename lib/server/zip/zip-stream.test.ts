import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { directoryEntry, endRecords, localHeader } from './zip-records.ts'
import { type ZipSource, zipLength, zipStream } from './zip-stream.ts'

const AT = new Date('2026-11-28T03:14:16Z')

function source(name: string, ...pieces: string[]): ZipSource {
  const bytes = Buffer.byteLength(pieces.join(''))
  return {
    name,
    bytes,
    modifiedAt: AT,
    async *read() {
      for (const piece of pieces) yield Buffer.from(piece)
    },
  }
}

async function archive(sources: ZipSource[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipStream(sources)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Reads an archive as programs do: from the record at its end, by its directory. */
function unpack(zip: Buffer) {
  const end = zip.length - 22
  expect(zip.readUInt32LE(end)).toBe(0x0605_4b50)
  let at = zip.readUInt32LE(end + 16)
  expect(at + zip.readUInt32LE(end + 12)).toBe(end)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    expect(zip.readUInt32LE(at)).toBe(0x0201_4b50)
    const [crc, bytes, nameLength, offset] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    at += 46 + nameLength + zip.readUInt16LE(at + 30)
    // What stands before the bytes says the same.
    expect(zip.readUInt32LE(offset)).toBe(0x0403_4b50)
    expect([zip.readUInt16LE(offset + 8), zip.readUInt32LE(offset + 14), zip.readUInt32LE(offset + 22)]).toEqual([
      0,
      crc,
      bytes,
    ])
    const begins = offset + 30 + nameLength
    expect(zip.toString('utf8', offset + 30, begins)).toBe(name)
    const content = zip.subarray(begins, begins + bytes)
    expect(crc32(content)).toBe(crc)
    return { name, content: content.toString() }
  })
}

describe('an archive', () => {
  it('holds what went into it, names in any script, and is as long as was said', async () => {
    const sources = [source('manifest.json', '{}'), source('雨夜-1.mp4', 'rain', ' and ', '霓虹'), source('empty')]
    const zip = await archive(sources)
    expect(zip.length).toBe(zipLength(sources))
    expect(unpack(zip)).toEqual([
      { name: 'manifest.json', content: '{}' },
      { name: '雨夜-1.mp4', content: 'rain and 霓虹' },
      { name: 'empty', content: '' },
    ])
  })

  it('may be empty', async () => {
    const zip = await archive([])
    expect([zip.length, zipLength([])]).toEqual([22, 22])
    expect(unpack(zip)).toEqual([])
  })

  it('ends with an error and not as a whole when a file is another by then', async () => {
    await expect(archive([{ ...source('a', 'abc'), bytes: 2 }])).rejects.toThrow('a has 3 bytes and not 2')
    let reads = 0
    const shrinking: ZipSource = {
      ...source('a', 'abc'),
      async *read() {
        reads += 1
        yield Buffer.from(reads === 1 ? 'abc' : 'ab')
      },
    }
    await expect(archive([shrinking])).rejects.toThrow('changed')
  })

  it('reads a file only when it is its turn', async () => {
    const read: string[] = []
    const told = (name: string): ZipSource => ({
      ...source(name, 'x'),
      async *read() {
        read.push(name)
        yield Buffer.from('x')
      },
    })
    const pieces = zipStream([told('a'), told('b')])
    await pieces.next()
    expect(read).toEqual(['a'])
    await pieces.return(undefined)
    expect(read).toEqual(['a'])
  })
})

describe('beyond 4 GiB', () => {
  it('an entry says where its file begins in 64 bits', () => {
    const offset = 5 * 2 ** 30
    const entry = directoryEntry({ name: 'a', bytes: 1, modifiedAt: AT, crc: 0, offset })
    expect(entry.readUInt32LE(42)).toBe(0xffff_ffff)
    expect(entry.readUInt16LE(30)).toBe(12)
    expect([entry.readUInt16LE(47), entry.readUInt16LE(49), entry.readBigUInt64LE(51)]).toEqual([1, 8, BigInt(offset)])
  })

  it('the end says in 64 bits where the directory is, and where it says so', () => {
    const begins = 5 * 2 ** 30
    const end = endRecords({ files: 3, begins, bytes: 100 })
    expect(end.length).toBe(56 + 20 + 22)
    expect([end.readBigUInt64LE(32), end.readBigUInt64LE(40), end.readBigUInt64LE(48)]).toEqual([
      3n,
      100n,
      BigInt(begins),
    ])
    expect([end.readUInt32LE(56), end.readBigUInt64LE(64)]).toEqual([0x0706_4b50, BigInt(begins + 100)])
    expect(end.readUInt32LE(76 + 16)).toBe(0xffff_ffff)
  })

  it('no single file goes in', () => {
    expect(() => localHeader({ name: 'a', bytes: 2 ** 32, modifiedAt: AT, crc: 0 })).toThrow(RangeError)
  })
})
