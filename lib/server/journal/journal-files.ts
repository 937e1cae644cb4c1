import { readdir, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'

/**
 * The files of a folder, those that were written to longest ago first; `idleMs` is how long ago that was. None where there is no such folder.
 * A clock that was set back counts like one that went on: it must not keep a file from being read for an hour.
 */
export async function filesByAge(folder: string, now: number): Promise<{ name: string; idleMs: number }[]> {
  const names = (await unlessGone(readdir(folder))) ?? []
  const found = await Promise.all(
    names.map(async (name) => {
      const facts = await unlessGone(stat(path.join(folder, name)))
      return facts ? [{ name, writtenAt: facts.mtimeMs }] : []
    }),
  )
  return found
    .flat()
    .sort((a, b) => a.writtenAt - b.writtenAt)
    .map(({ name, writtenAt }) => ({ name, idleMs: Math.abs(now - writtenAt) }))
}

/** @returns false when the file is no longer there: another was first */
export async function renameFile(from: string, to: string): Promise<boolean> {
  return (await unlessGone(rename(from, to).then(() => true))) ?? false
}

export async function removeFile(file: string): Promise<void> {
  await unlessGone(unlink(file))
}

/** What was asked for, or null where the file or folder is not there. */
export async function unlessGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
