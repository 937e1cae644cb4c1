import { read, readSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { ByteRange } from './parse-range.ts'
import { PIECE_BYTES, returnPiece, takePiece } from './piece-pool.ts'
import type { WarmBlocks } from './warm-blocks.ts'

/** `warm` lives as long as the descriptor is kept open, which is seconds. */
export type ReadableFile = { fd: number; warm: WarmBlocks }

/**
 * Sends bytes of an open file as the body of a response whose head is written. Waits for a slow reader, and stops when they have gone;
 * a stream's `pipeline` would throw then. Resolves when the last byte is handed to the system or nobody is left to send to.
 * A file that cannot be read or is shorter than promised ends the connection, which is the only way left to say so.
 * @param more leaves the response open after the last byte, for what follows
 */
export async function sendFile(
  response: ServerResponse,
  file: ReadableFile,
  range: ByteRange,
  more = false,
): Promise<void> {
  let at = range.start
  while (at <= range.end) {
    const buffer = takePiece()
    const wanted = Math.min(PIECE_BYTES, range.end - at + 1)
    const length = file.warm.has(at, wanted)
      ? readWarm(buffer, file, at, wanted)
      : await readCold(buffer, file, at, wanted)
    // Whether read or not, nothing was handed on, so the buffer is free.
    if (length === 0 || response.destroyed) {
      returnPiece(buffer)
      response.destroy()
      return
    }
    at += length
    const piece = buffer.subarray(0, length)
    // Called when the system has taken the bytes; never, or with an error, when the client has gone.
    const sent = (error?: Error | null) => {
      if (!error) returnPiece(buffer)
    }
    if (at > range.end && !more) response.end(piece, sent)
    else if (!response.write(piece, sent)) await roomOrGone(response)
  }
}

/**
 * Bytes that may have to come from a disk are read by another thread.
 * Both answer how many bytes were read: at least one, unless there are none or the read failed.
 */
function readCold(buffer: Buffer, { fd, warm }: ReadableFile, at: number, wanted: number): Promise<number> {
  return new Promise((resolve) => {
    read(fd, buffer, 0, wanted, at, (error, bytesRead) => {
      if (!error && bytesRead > 0) warm.add(at, bytesRead)
      resolve(error ? 0 : bytesRead)
    })
  })
}

/** Copying 64 KiB out of the page cache takes a third of what asking another thread for it does (bench/media.ts). */
function readWarm(buffer: Buffer, { fd }: ReadableFile, at: number, wanted: number): number {
  try {
    return readSync(fd, buffer, 0, wanted, at)
  } catch {
    return 0
  }
}

/** Resolves when there is room for more, or nobody to send to; also where they had gone before. */
export function roomOrGone(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve()
    function done() {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.once('drain', done)
    response.once('close', done)
  })
}
