import { read } from 'node:fs'
import { promisify } from 'node:util'
import type { MediaName } from './media-name.ts'
import type { MediaStore } from './media-store.ts'

const readFile = promisify(read)
const PIECE_BYTES = 256 * 1024

/** The bytes of a stored file, piece by piece; the file is open only while they are read. @throws Error when it is not there */
export async function* readMedia(media: MediaStore, name: MediaName): AsyncGenerator<Uint8Array> {
  const file = await media.open(name)
  if (!file) throw new Error(`${name} is not there`)
  if (file.kind === 'remote') return yield* file.read(0, file.bytes)
  try {
    for (let at = 0; ; ) {
      const buffer = Buffer.allocUnsafe(PIECE_BYTES)
      const { bytesRead } = await readFile(file.fd, buffer, 0, PIECE_BYTES, at)
      if (bytesRead === 0) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
