import type { FileHandle } from 'node:fs/promises'

export type Mp4Box = { type: string /** Offset of the first byte after the box, by its own word. */; end: number }

/** A real clip has about five boxes, a fragmented one some hundred. */
const MAX_BOXES = 10_000

/**
 * The top-level boxes of an MP4 (ISO 14496-12, 4.2), without what is inside. Ends at the end of the file or at the first thing that is
 * not a box. A last box whose `end` lies beyond the file is cut.
 */
export async function readTopBoxes(file: FileHandle, fileBytes: number): Promise<Mp4Box[]> {
  const boxes: Mp4Box[] = []
  const header = Buffer.alloc(16)
  let at = 0
  while (at < fileBytes && boxes.length < MAX_BOXES) {
    const { bytesRead } = await file.read(header, 0, header.byteLength, at)
    if (bytesRead < 8) break
    const size = boxSize(header, bytesRead, fileBytes - at)
    if (size === null) break
    at += size
    boxes.push({ type: header.toString('latin1', 4, 8), end: at })
  }
  return boxes
}

/** 1 announces a 64 bit size, 0 means: up to the end of the file. */
function boxSize(header: Buffer, bytesRead: number, remaining: number): number | null {
  const size = header.readUInt32BE(0)
  if (size === 0) return remaining
  if (size >= 8) return size
  if (size !== 1 || bytesRead < 16) return null
  const large = Number(header.readBigUInt64BE(8))
  return large >= 16 ? large : null
}
