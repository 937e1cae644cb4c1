/**
 * The records of a ZIP archive whose files are stored as they are: an MP4 does not get smaller. After APPNOTE 6.3.10, sections 4.3.7, 4.3.12,
 * 4.3.14 to 4.3.16 and 4.5.3. Sizes and checksums stand before the bytes, which every reader understands.
 */

/** @param crc CRC-32 of the bytes @param offset where its local header begins */
export type ZipFile = { name: string; bytes: number; modifiedAt: Date; crc: number; offset: number }

/** What does not fit into 32 bits stands in an extra field, and this in its place. */
const TOO_LARGE = 0xffff_ffff
const TOO_MANY = 0xffff
/** Names are UTF-8. */
const FLAGS = 0x0800
/** 2.0 for plain archives, 4.5 for those beyond 4 GiB. */
const VERSION = { plain: 20, large: 45 }
/** Made by a UNIX program, so that the attributes are a file mode: -rw-r--r--. */
const MADE_BY_UNIX = 3 << 8
const FILE_MODE = 0o100644 * 0x1_0000

/** What stands before the bytes of a file. @throws RangeError for a file of 4 GiB or more, which no clip is */
export function localHeader({ name, bytes, modifiedAt, crc }: Omit<ZipFile, 'offset'>): Buffer {
  if (bytes >= TOO_LARGE) throw new RangeError(`a file of ${bytes} bytes does not go into the archive`)
  const text = Buffer.from(name)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(VERSION.plain, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt32LE(dosTime(modifiedAt), 10)
  head.writeUInt32LE(crc, 14)
  head.writeUInt32LE(bytes, 18)
  head.writeUInt32LE(bytes, 22)
  head.writeUInt16LE(text.length, 26)
  return Buffer.concat([head, text])
}

/** The entry of a file in the directory at the end. */
export function directoryEntry({ name, bytes, modifiedAt, crc, offset }: ZipFile): Buffer {
  const text = Buffer.from(name)
  const far = offset >= TOO_LARGE
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x0201_4b50, 0)
  head.writeUInt16LE(MADE_BY_UNIX | VERSION.large, 4)
  head.writeUInt16LE(far ? VERSION.large : VERSION.plain, 6)
  head.writeUInt16LE(FLAGS, 8)
  head.writeUInt32LE(dosTime(modifiedAt), 12)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(bytes, 20)
  head.writeUInt32LE(bytes, 24)
  head.writeUInt16LE(text.length, 28)
  head.writeUInt16LE(far ? 12 : 0, 30)
  head.writeUInt32LE(FILE_MODE, 38)
  head.writeUInt32LE(far ? TOO_LARGE : offset, 42)
  const extra = Buffer.alloc(far ? 12 : 0)
  if (far) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(8, 2)
    extra.writeBigUInt64LE(BigInt(offset), 4)
  }
  return Buffer.concat([head, text, extra])
}

/** What ends an archive. @param begins where its directory begins @param bytes how long that is */
export function endRecords({ files, begins, bytes }: { files: number; begins: number; bytes: number }): Buffer {
  const large = files >= TOO_MANY || begins >= TOO_LARGE || bytes >= TOO_LARGE
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(Math.min(files, TOO_MANY), 8)
  end.writeUInt16LE(Math.min(files, TOO_MANY), 10)
  end.writeUInt32LE(Math.min(bytes, TOO_LARGE), 12)
  end.writeUInt32LE(Math.min(begins, TOO_LARGE), 16)
  if (!large) return end
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x0606_4b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(MADE_BY_UNIX | VERSION.large, 12)
  record.writeUInt16LE(VERSION.large, 14)
  record.writeBigUInt64LE(BigInt(files), 24)
  record.writeBigUInt64LE(BigInt(files), 32)
  record.writeBigUInt64LE(BigInt(bytes), 40)
  record.writeBigUInt64LE(BigInt(begins), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x0706_4b50, 0)
  locator.writeBigUInt64LE(BigInt(begins + bytes), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([record, locator, end])
}

/** Date and time as MS-DOS has them, in UTC: two seconds fine, from 1980 to 2107. */
function dosTime(at: Date): number {
  const year = Math.min(127, Math.max(0, at.getUTCFullYear() - 1980))
  const date = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return date * 0x1_0000 + time
}
