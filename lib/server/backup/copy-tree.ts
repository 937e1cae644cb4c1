import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type FileFact, unlessGone } from './file-fact.ts'

const FOLDER_MODE = 0o700

/** How one file gets to its new place. */
export type CopyFile = (from: string, to: string) => Promise<Omit<FileFact, 'path'>>

/**
 * Copies a folder while others write in it: what is gone by the time it is read is left out, as if it had gone a moment earlier.
 * @param skip told the path within the folder, with `/`; what is skipped is neither entered nor made
 * @returns what was copied, by paths within `to`. Nothing where there is no such folder
 */
export async function copyTree(
  from: string,
  to: string,
  skip: (relative: string) => boolean = () => false,
  copy: CopyFile = copyHashed,
): Promise<FileFact[]> {
  const facts: FileFact[] = []
  const visit = async (relative: string): Promise<void> => {
    const entries = await unlessGone(readdir(path.join(from, relative), { withFileTypes: true }))
    if (!entries) return
    await mkdir(path.join(to, relative), { recursive: true, mode: FOLDER_MODE })
    for (const entry of entries) {
      const inside = relative === '' ? entry.name : `${relative}/${entry.name}`
      if (skip(inside)) continue
      if (entry.isDirectory()) await visit(inside)
      else if (entry.isFile()) {
        const fact = await unlessGone(copy(path.join(from, inside), path.join(to, inside)))
        if (fact) facts.push({ path: inside, ...fact })
      }
    }
  }
  await visit('')
  return facts
}

/** Copies a file and syncs it, and tells what was copied: the very bytes, should they change meanwhile. */
export async function copyHashed(from: string, to: string): Promise<Omit<FileFact, 'path'>> {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        bytes += chunk.byteLength
        yield chunk
      }
    },
    createWriteStream(to, { mode: 0o600, flush: true }),
  )
  return { bytes, sha256: hash.digest('hex') }
}
