import type { ServerResponse } from 'node:http'
import type { ClipPart } from '#lib/server/media/clip-with-recipe'
import type { MediaSource } from './media-source.ts'
import type { ByteRange } from './parse-range.ts'
import { lengthOf } from './recipe-clip.ts'
import { roomOrGone } from './send-file.ts'

/**
 * Sends a range of what the parts are together, as the body of a response whose head is written. Waits for a slow reader, and stops when
 * they have gone, as sending the stored file does.
 * @param source where the stored parts stand
 */
export async function sendParts(
  response: ServerResponse,
  source: Pick<MediaSource, 'send'>,
  parts: readonly ClipPart[],
  range: ByteRange,
): Promise<void> {
  let at = 0
  for (const part of parts) {
    const from = Math.max(range.start - at, 0)
    const to = Math.min(range.end - at, lengthOf(part) - 1)
    at += lengthOf(part)
    if (from > to) continue
    if (part.kind === 'stored') await source.send(response, { start: part.start + from, end: part.start + to }, true)
    else if (!response.write(part.bytes.subarray(from, to + 1))) await roomOrGone(response)
    if (response.destroyed) return
  }
  response.end()
}
