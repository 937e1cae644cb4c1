import { crc32 } from 'node:zlib'
import { directoryEntry, endRecords, localHeader, type ZipFile } from './zip-records.ts'

/**
 * A file that goes into an archive. `read` is called twice, for its checksum and to send it, and gives exactly `bytes` bytes; nothing of it is kept
 * in between.
 */
export type ZipSource = { name: string; bytes: number; modifiedAt: Date; read: () => AsyncIterable<Uint8Array> }

/** How long the archive of these files is, so that whoever receives it can tell whether it is whole. */
export function zipLength(sources: readonly ZipSource[]): number {
  let begins = 0
  let directory = 0
  for (const source of sources) {
    directory += directoryEntry({ ...source, crc: 0, offset: begins }).length
    begins += localHeader({ ...source, crc: 0 }).length + source.bytes
  }
  return begins + directory + endRecords({ files: sources.length, begins, bytes: directory }).length
}

/**
 * The archive of these files, piece by piece as it is asked for.
 * @throws what reading throws, and Error when a file has another length by now: the archive ends there, and shorter than it was said to be
 */
export async function* zipStream(sources: readonly ZipSource[]): AsyncGenerator<Uint8Array> {
  const files: ZipFile[] = []
  let at = 0
  for (const { read, ...source } of sources) {
    const file = { ...source, crc: await checksum({ ...source, read }), offset: at }
    const head = localHeader(file)
    yield head
    let sent = 0
    for await (const piece of read()) {
      sent += piece.byteLength
      yield piece
    }
    if (sent !== source.bytes) throw new Error(`${source.name} changed while it was sent`)
    files.push(file)
    at += head.length + sent
  }
  const directory = Buffer.concat(files.map(directoryEntry))
  yield directory
  yield endRecords({ files: files.length, begins: at, bytes: directory.length })
}

async function checksum({ name, bytes, read }: ZipSource): Promise<number> {
  let crc = 0
  let length = 0
  for await (const piece of read()) {
    crc = crc32(piece, crc)
    length += piece.byteLength
  }
  if (length !== bytes) throw new Error(`${name} has ${length} bytes and not ${bytes}`)
  return crc
}
