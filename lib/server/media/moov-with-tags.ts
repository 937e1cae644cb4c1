import { boxesIn, type Mp4Box, makeBox } from '#lib/domain/recipe-file/mp4-box'
import { type Tag, udtaWithTags } from './udta-with-tags.ts'

/** Where the samples of a track are listed, from `moov` down. */
const CONTAINERS = new Set(['trak', 'mdia', 'minf', 'stbl', 'meta'])
/**
 * What says that offsets stand elsewhere than in `stco` and `co64`, or cannot be read: fragments to come, a compressed `moov`, places of
 * encryption data, places of `meta` items.
 */
const ODD = new Set(['mvex', 'cmov', 'saio', 'iloc'])
/** A `meta` box has four bytes of version and flags before its children; in QuickTime's own files it has not. */
const META_FLAGS = 4
/** Each level down is a call; the deepest that matters is `trak/mdia/minf/stbl/stco`. */
const MAX_DEPTH = 8
const MAX_U32 = 0xffff_ffff

/** Where `moov` stands and how far what its offsets point to may reach, in bytes of the file. */
export type MoovPlace = { start: number; end: number; contentEnd: number }

/**
 * `moov` with tags in its `udta`, and with every chunk offset set right for what stands behind a `moov` of the new size.
 * @returns the new box, or null for a file that is not plainly one whose offsets we know all of: it is better left alone
 */
export function moovWithTags(moov: Uint8Array, place: MoovPlace, tags: readonly Tag[]): Uint8Array | null {
  const [outer] = boxesIn(moov) ?? []
  const children = outer && boxesIn(moov, outer.body)
  if (!children) return null
  const old = children.filter((box) => box.type === 'udta')
  const [first] = old
  const udta = old.length > 1 ? null : udtaWithTags(first ? moov.subarray(first.start, first.end) : null, tags)
  if (!udta) return null
  const kept = children.map((box) => (box === first ? udta : moov.subarray(box.start, box.end)))
  const grown = makeBox('moov', ...(first ? kept : [...kept, udta]))
  return moveChunks(grown, 8, place, grown.length - (place.end - place.start), 0) ? grown : null
}

/** Adds `by` to the offsets of all chunks that stand behind `moov`; false when anything is not as it should be. */
function moveChunks(bytes: Uint8Array, from: number, place: MoovPlace, by: number, depth: number): boolean {
  const boxes = depth < MAX_DEPTH ? boxesIn(bytes, from) : null
  return boxes?.every((box) => moveIn(bytes, box, place, by, depth)) ?? false
}

function moveIn(bytes: Uint8Array, box: Mp4Box, place: MoovPlace, by: number, depth: number): boolean {
  if (ODD.has(box.type)) return false
  if (box.type === 'stco') return moveTable(bytes.subarray(box.body, box.end), 4, place, by)
  if (box.type === 'co64') return moveTable(bytes.subarray(box.body, box.end), 8, place, by)
  if (!CONTAINERS.has(box.type)) return true
  const from = box.body + (box.type === 'meta' ? META_FLAGS : 0)
  return moveChunks(bytes.subarray(0, box.end), from, place, by, depth + 1)
}

/** One table of offsets: version and flags, their number, then each in `width` bytes. */
function moveTable(table: Uint8Array, width: 4 | 8, place: MoovPlace, by: number): boolean {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  if (view.byteLength < 8 || view.byteLength < 8 + view.getUint32(4) * width) return false
  const end = 8 + view.getUint32(4) * width
  for (let at = 8; at < end; at += width) {
    const offset = width === 4 ? view.getUint32(at) : Number(view.getBigUint64(at))
    if (offset >= place.contentEnd || (offset >= place.start && offset < place.end)) return false
    if (offset < place.end) continue
    if (width === 8) view.setBigUint64(at, BigInt(offset + by))
    else if (offset + by <= MAX_U32) view.setUint32(at, offset + by)
    else return false
  }
  return true
}
