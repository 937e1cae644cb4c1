import { read } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { ByteRange } from './parse-range.ts'

/** Large enough that the cost per piece vanishes, small enough that 100 slow readers hold little. */
const PIECE_BYTES = 256 * 1024

/**
 * Sends bytes of an open file as the body of a response whose head is written. Waits for a slow reader, and stops when they have gone;
 * a stream's `pipeline` would throw then. Resolves when the last byte is handed to the system or nobody is left to send to.
 * A file that cannot be read or is shorter than promised ends the connection, which is the only way left to say so.
 */
export async function sendFile(response: ServerResponse, fd: number, range: ByteRange): Promise<void> {
  let at = range.start
  while (at <= range.end) {
    const piece = await readPiece(fd, at, Math.min(PIECE_BYTES, range.end - at + 1))
    if (response.destroyed) return
    if (piece === null) {
      response.destroy()
      return
    }
    at += piece.byteLength
    if (at > range.end) response.end(piece)
    else if (!response.write(piece)) await roomOrGone(response)
  }
}

/** Up to `wanted` bytes, at least one; null when there are none or the read failed. */
function readPiece(fd: number, at: number, wanted: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    read(fd, Buffer.allocUnsafeSlow(wanted), 0, wanted, at, (error, bytesRead, buffer) => {
      if (error || bytesRead === 0) resolve(null)
      else resolve(bytesRead === wanted ? buffer : buffer.subarray(0, bytesRead))
    })
  })
}

function roomOrGone(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    function done() {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.once('drain', done)
    response.once('close', done)
  })
}
