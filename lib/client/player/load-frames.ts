import { readableMedia } from '#lib/client/readable-media'
import type { FrameTable } from '#lib/domain/player/frame-table'
import { type ReadAt, topBoxes } from '#lib/domain/recipe-file/mp4-box'
import { MAX_MOOV_BYTES } from '#lib/domain/recipe-file/mp4-recipe'
import { readFrameTable } from './read-frame-table.ts'

/** A file that is made to be streamed begins with what is looked for here: one request instead of a few. In bytes. */
const HEAD_BYTES = 32 * 1024

/**
 * Reads from a clip's file when each of its pictures is shown: a few kB of it, of the pictures nothing. So the count and the rate are the
 * file's own, also of clips from before anybody asked for them.
 * @param url `/media/…`
 * @returns null where the file does not say, or does not answer
 */
export async function loadFrames(url: string, signal: AbortSignal): Promise<FrameTable | null> {
  try {
    const head = await part(url, 0, HEAD_BYTES, signal)
    const read: ReadAt = async (start, length) =>
      start + length <= head.bytes.length
        ? head.bytes.subarray(start, start + length)
        : (await part(url, start, length, signal)).bytes
    const moov = (await topBoxes(read, head.total)).find((box) => box.type === 'moov')
    if (!moov || moov.end > head.total || moov.end - moov.start > MAX_MOOV_BYTES) return null
    return readFrameTable(await read(moov.body, moov.end - moov.body))
  } catch {
    return null
  }
}

async function part(url: string, start: number, length: number, signal: AbortSignal) {
  const response = await fetch(readableMedia(url), {
    headers: { Range: `bytes=${start}-${start + length - 1}` },
    signal,
  })
  const total = Number(response.headers.get('Content-Range')?.split('/')[1])
  // Past the end of the file there is nothing, which `topBoxes` is told by fewer bytes.
  if (response.status === 416) return { bytes: new Uint8Array(), total: 0 }
  if (response.status !== 206 || !Number.isFinite(total))
    throw new Error(`a part of the clip answered ${response.status}`)
  return { bytes: new Uint8Array(await response.arrayBuffer()), total }
}
