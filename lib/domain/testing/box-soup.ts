import fc from 'fast-check'

const TYPES = [
  'ftyp',
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
  'stco',
  'co64',
  'udta',
  'meta',
  'hdlr',
  'ilst',
  'ldes',
  'data',
  'mdat',
  'uuid',
  'free',
]
/** What boxes say of their size: too little, open-ended, large, true ones, and what reaches beyond everything. */
const SIZES = [0, 1, 2, 7, 8, 9, 12, 16, 24, 32, 64, 256, 0x7fff_ffff, 0xffff_ffff]

/** Bytes in which headers of boxes stand anywhere, with sizes that are true, false and absurd. */
export const boxSoup = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...SIZES), fc.constantFrom(...TYPES)).map(header) },
      { weight: 1, arbitrary: fc.bigInt(0n, 2n ** 64n - 1n).map(largeSize) },
      { weight: 2, arbitrary: fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes)) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)))

function header([size, type]: readonly [number, string]): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(size)
  bytes.write(type, 4, 'latin1')
  return bytes
}

function largeSize(size: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(size)
  return bytes
}
