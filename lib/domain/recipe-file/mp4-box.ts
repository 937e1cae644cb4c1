/** A box of an MP4 (ISO 14496-12, 4.2), by offsets of bytes. */
export type Mp4Box = {
  /** Four characters, one a byte. */
  type: string
  start: number
  /** Where its content begins. */
  body: number
  /** The first byte after it, by its own word: beyond the end of the file when the file is cut. */
  end: number
  /** It says no size but "up to the end of the file", which only a last box may. */
  openEnded: boolean
}

/** Reads `length` bytes from `start`; fewer at the end of the file. */
export type ReadAt = (start: number, length: number) => Promise<Uint8Array>

/** A real clip has about five boxes on top, a fragmented one some hundred. */
const MAX_BOXES = 10_000
const LONGEST_HEADER = 16

/**
 * The boxes at the top of a file, without what is inside. Ends at the end of the file or at the first thing that is not a box.
 * A last box whose `end` lies beyond the file is cut. Reads a few bytes per box, whatever a box says of its size.
 */
export async function topBoxes(read: ReadAt, fileBytes: number): Promise<Mp4Box[]> {
  const boxes: Mp4Box[] = []
  let at = 0
  while (at < fileBytes && boxes.length < MAX_BOXES) {
    const box = boxAt(await read(at, LONGEST_HEADER), 0, at, fileBytes)
    if (!box) break
    boxes.push(box)
    at = box.end
  }
  return boxes
}

/** The boxes that fill these bytes from `from` to the end; null when they do not fill them exactly, or one does not say its size. */
export function boxesIn(bytes: Uint8Array, from = 0): Mp4Box[] | null {
  const boxes: Mp4Box[] = []
  let at = from
  while (at < bytes.length) {
    const box = boxAt(bytes, at, at, bytes.length)
    if (!box || box.openEnded || box.end > bytes.length || boxes.length === MAX_BOXES) return null
    boxes.push(box)
    at = box.end
  }
  return at === bytes.length ? boxes : null
}

/** A new box of these parts. */
export function makeBox(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 8)
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, size)
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = type.charCodeAt(index)
  let at = 8
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The box whose header stands at `at` of these bytes; `start` is its offset in the file. 1 announces a 64 bit size. */
function boxAt(bytes: Uint8Array, at: number, start: number, fileBytes: number): Mp4Box | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.byteLength - at)
  if (view.byteLength < 8) return null
  const type = String.fromCharCode(view.getUint8(4), view.getUint8(5), view.getUint8(6), view.getUint8(7))
  const size = view.getUint32(0)
  if (size === 0) return { type, start, body: start + 8, end: fileBytes, openEnded: true }
  if (size >= 8) return { type, start, body: start + 8, end: start + size, openEnded: false }
  if (size !== 1 || view.byteLength < LONGEST_HEADER) return null
  const large = Number(view.getBigUint64(8))
  return large >= LONGEST_HEADER ? { type, start, body: start + 16, end: start + large, openEnded: false } : null
}
