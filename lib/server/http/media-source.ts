import type { ServerResponse } from 'node:http'
import type { ReadAt } from '#lib/domain/recipe-file/mp4-box'
import { readAt } from '#lib/server/media/read-at'
import type { AcquiredFile, RemoteFile } from './open-files.ts'
import type { ByteRange } from './parse-range.ts'
import { roomOrGone, sendFile } from './send-file.ts'

/** A stored file as it is sent, wherever it lies. `send` resolves as `sendFile` does. */
export type MediaSource = {
  bytes: number
  readAt: ReadAt
  send: (response: ServerResponse, range: ByteRange, more?: boolean) => Promise<void>
}

export function mediaSource(found: AcquiredFile | RemoteFile): MediaSource {
  if ('kind' in found) return remoteSource(found)
  const { file, warm } = found
  return {
    bytes: file.bytes,
    readAt: readAt(file.fd),
    send: (response, range, more) => sendFile(response, { fd: file.fd, warm }, range, more),
  }
}

function remoteSource({ bytes, read }: RemoteFile): MediaSource {
  return {
    bytes,

    async readAt(start, length) {
      const pieces: Uint8Array[] = []
      // Past the end there is nothing, which a store answers with an error.
      const there = Math.max(0, Math.min(length, bytes - start))
      for await (const piece of read(start, there)) pieces.push(piece)
      return Buffer.concat(pieces)
    },

    async send(response, { start, end }, more = false) {
      try {
        for await (const piece of read(start, end - start + 1)) {
          if (response.destroyed) return
          if (!response.write(piece)) await roomOrGone(response)
        }
      } catch (error) {
        // The head promised more bytes: ending the connection is the only way left to say that they do not come.
        response.destroy()
        throw error
      }
      if (!more) response.end()
    },
  }
}
