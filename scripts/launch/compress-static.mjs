import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** What gets smaller; fonts and pictures are compressed already. */
const TEXT = /\.(js|css|svg|json)$/
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** Brotli does its best unless told otherwise. */
const WAYS = [
  { ending: '.br', compress: brotli },
  { ending: '.gz', compress: (/** @type {Buffer} */ bytes) => zip(bytes, { level: constants.Z_BEST_COMPRESSION }) },
]

/**
 * Writes beside each text file of the build what is sent of it, as small as it gets: once, and for every visitor (lib/server/http/static-route.ts).
 * @param {string} folder of files whose names change with their content
 */
export async function compressStatic(folder) {
  const names = await readdir(folder, { recursive: true })
  const files = names.filter((name) => TEXT.test(name)).map((name) => path.join(folder, name))
  await Promise.all(
    files.flatMap((file) =>
      WAYS.map(async ({ ending, compress }) => writeFile(file + ending, await compress(await readFile(file)))),
    ),
  )
}
